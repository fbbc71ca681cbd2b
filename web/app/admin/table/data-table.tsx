import type { ReactNode } from 'react';
import styles from './data-table.module.css';

export type Column<Row> = {
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, so that they compare at a glance. */
  kind?: 'number' | 'actions';
};

type Props<Row> = {
  /** What the table is of, for who does not see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
};

/** A table where there is room for one; where there is not, each row is a card that names its parts. */
export function DataTable<Row>({ caption, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, kind }) => (
              <th key={head} scope="col" className={kind && styles[kind]}>
                {kind === 'actions' ? <span className="unseen">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell, kind }) => (
                <td key={head} className={kind && styles[kind]} data-head={kind === 'actions' ? '' : head}>
                  <div className={styles.value}>{cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** In a cell: the main thing, and under it what explains it. */
export const TwoLines = ({ main, more }: { main: ReactNode; more: ReactNode }) => (
  <div>
    <div>{main}</div>
    <div className={styles.more}>{more}</div>
  </div>
);
