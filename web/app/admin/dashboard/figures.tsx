import type { ReactNode } from 'react';
import styles from './figures.module.css';

type Figure = { name: string; value: ReactNode; more?: ReactNode };

/** A few numbers that say how it stands. */
export const Figures = ({ figures }: { figures: readonly Figure[] }) => (
  <dl className={styles.figures}>
    {figures.map(({ name, value, more }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd className={styles.value}>{value}</dd>
        {more !== undefined && <dd className={styles.more}>{more}</dd>}
      </div>
    ))}
  </dl>
);
