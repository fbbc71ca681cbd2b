import pg from 'pg';
import { inject } from 'vitest';
import { z } from 'zod';
import { readRunTemplate } from '../../start/template/run-template.ts';
import './provided.ts';

/** Counts and sums as numbers, as the services read them. */
const INT8_OID = 20;
pg.types.setTypeParser(INT8_OID, Number);

const { env, portOffset } = inject('system');
const apps = readRunTemplate(undefined, portOffset).apps;

/** What dev.yaml gives one service alone. */
export const envOf = (app: string) => apps.find((one) => one.appID === app)?.env ?? {};

/** How a service gets at its own database, by the names dev.yaml gives it. */
export function accessOf(app: string) {
  const own = envOf(app);
  if (!own.DB_NAME) throw new Error(`${app} has no database`);
  return {
    host: env.DB_HOST ?? 'localhost',
    port: Number(env.DB_PORT),
    database: own.DB_NAME,
    user: own.DB_USER ?? '',
    // A cluster has made its own.
    password: env[`${app.toUpperCase()}_PASSWORD`] ?? own.DB_PASSWORD ?? '',
  };
}

/** The services that have a database. */
export const owners = apps.filter((app) => app.env.DB_NAME).map((app) => app.appID);

/** A look into the database of one service, under its own role. */
export async function connected<T>(app: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(accessOf(app));
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a query of a service's own role gives. */
export async function rows<Shape extends z.ZodType>(
  app: string,
  shape: Shape,
  query: string,
  values: unknown[] = [],
): Promise<z.output<Shape>[]> {
  const result = await connected(app, (client) => client.query(query, values));
  return z.array(shape).parse(result.rows);
}

/** The one number a query gives. */
export async function count(app: string, query: string, values: unknown[] = []): Promise<number> {
  const [row] = await rows(app, z.record(z.string(), z.number()), query, values);
  const [value] = Object.values(row ?? {});
  if (value === undefined) throw new Error(`no number came of ${query}`);
  return value;
}
