import path from 'node:path';
import { boards } from '../boards/all.ts';
import { dashboardsDir } from '../places.ts';
import { toGrafana } from './to-grafana.ts';

/** Each dashboard's file, and what it has to say. */
export const dashboardFiles = (): Map<string, string> =>
  new Map(
    Object.entries(boards).map(([name, board]) => [
      path.join(dashboardsDir, `${name}.json`),
      `${JSON.stringify(toGrafana(board), null, 2)}\n`,
    ]),
  );
