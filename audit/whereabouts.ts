import { readRunTemplate } from '../start/template/run-template.ts';
import type { Keeper, Whereabouts } from './books.ts';

/** Where the system keeps its books that dev.yaml describes; an offset as it was started with. */
export function whereabouts(portOffset = 0): Whereabouts {
  const { apps, common } = readRunTemplate(undefined, portOffset);
  const { DB_HOST = 'localhost', DB_PORT, TOSS_URL = '' } = common.env;
  const databaseOf = (keeper: Keeper) => {
    const own = apps.find((app) => app.appID === keeper)?.env ?? {};
    const access = { database: own.DB_NAME ?? '', user: own.DB_USER ?? '', password: own.DB_PASSWORD ?? '' };
    return { host: DB_HOST, port: Number(DB_PORT), ...access };
  };
  return {
    databases: { payment: databaseOf('payment'), reservation: databaseOf('reservation') },
    gatewayUrl: TOSS_URL,
  };
}
