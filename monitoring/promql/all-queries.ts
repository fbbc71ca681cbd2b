import { boards } from '../boards/all.ts';
import { asAsked, queriesOf } from '../grafana/board.ts';
import { readAlerts } from '../rules/read-rules.ts';

/** Every query of every dashboard and alert, as Prometheus is asked, with where it stands. */
export const allQueries = (): { where: string; legend: string; expr: string }[] => [
  ...Object.entries(boards).flatMap(([name, board]) =>
    queriesOf(board).map(({ panel, legend, expr }) => ({
      where: `${name}: ${panel}`,
      legend,
      expr: asAsked(expr, board),
    })),
  ),
  ...readAlerts().map(({ alert, expr }) => ({ where: `alert ${alert}`, legend: '', expr })),
];
