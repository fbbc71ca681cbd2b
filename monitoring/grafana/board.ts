/** How a number is shown: Grafana's names of units. */
export type Unit =
  | 'short'
  | 's'
  | 'ms'
  | 'bytes'
  | 'percentunit'
  | 'reqps'
  | 'ops'
  /** Plain, with what it counts after it. */
  | 'suffix: 명'
  | 'suffix: 원';

/** One line of a panel, or several: `legend` names them by labels, as `{{app}}`. */
export type Query = { expr: string; legend: string };

export type Panel = {
  title: string;
  /** What it shows, and what a high or low number means. */
  help: string;
  unit: Unit;
  queries: Query[];
  /** Lines over time unless it says otherwise; `number` is what is now. */
  as?: 'lines' | 'number';
  /** From here on it is red. */
  redFrom?: number;
};

/** Log lines, by LogQL. */
export type LogPanel = { title: string; help: string; logs: string };

export type Row = { title: string; panels: (Panel | LogPanel)[] };

/** What `$name` in queries stands for: chosen by the reader, at first everything. */
export type Variable = { name: string; label: string; query: string; regex?: string };

/** A dashboard. */
export type Board = {
  uid: string;
  title: string;
  description: string;
  variables: Variable[];
  rows: Row[];
};

export const isLogs = (panel: Panel | LogPanel): panel is LogPanel => 'logs' in panel;

/** Every query that Prometheus is to answer, with the panel that it is for. */
export const queriesOf = (board: Board): (Query & { panel: string })[] =>
  board.rows.flatMap(({ panels }) =>
    panels.flatMap((panel) =>
      isLogs(panel) ? [] : panel.queries.map((query) => ({ ...query, panel: panel.title })),
    ),
  );

/** A query as Prometheus would be asked: what Grafana puts in for its variables is everything, over five minutes. */
export const asAsked = (expr: string, { variables }: Pick<Board, 'variables'>): string =>
  variables
    .reduce((text, { name }) => text.replaceAll(`$${name}`, '.*'), expr)
    .replaceAll('$__rate_interval', '5m')
    .replaceAll('$__range', '1h');
