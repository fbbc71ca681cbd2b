import { readFileSync } from 'node:fs';
import { createClient } from 'redis';
import { inject } from 'vitest';
import { z } from 'zod';
import { connected, owners } from './databases.ts';
import { appUrl } from './places.ts';
import './provided.ts';

/** A place, and all the text in it. */
export type Kept = { place: string; text: string };

const APPS = ['auth', 'event', 'queue', 'reservation', 'payment', 'notification'];

/** What our parts wrote to their logs; the stores and the mailbox are others'. */
export const logs = (): Kept[] =>
  inject('system')
    .logFiles.filter(({ part }) => !/^(mail|redis|postgres)$/.test(part))
    .map(({ part, file }) => ({ place: `log of ${part}`, text: readFileSync(file, 'utf8') }));

/** Every row of every table, without the columns that `allowed` names as `app.table.column`. */
export async function tables(allowed: string[]): Promise<Kept[]> {
  const found = await Promise.all(
    owners.map((app) =>
      connected(app, async (client) => {
        const names = z
          .array(z.object({ name: z.string() }))
          .parse(
            (await client.query("select tablename as name from pg_tables where schemaname = 'public'")).rows,
          );
        const kept: Kept[] = [];
        for (const { name } of names) {
          const without = allowed.flatMap((path) => {
            const [ofApp, table, column] = path.split('.');
            return ofApp === app && table === name && column ? [column] : [];
          });
          const { rows } = await client.query(`select to_jsonb(t) - $1::text[] as row from "${name}" t`, [
            without,
          ]);
          kept.push({ place: `table ${app}.${name}`, text: JSON.stringify(rows) });
        }
        return kept;
      }),
    ),
  );
  return found.flat();
}

/** Every value that Redis has, whatever its kind: events, dead letters, state, the waiting room. */
export async function redisValues(): Promise<Kept[]> {
  const redis = createClient({ url: `redis://${inject('system').urls.redis}` });
  await redis.connect();
  try {
    const kept: Kept[] = [];
    for await (const keys of redis.scanIterator()) {
      for (const key of keys) kept.push({ place: `redis ${key}`, text: await textOf(key) });
    }
    return kept;
  } finally {
    await redis.close();
  }

  async function textOf(key: string): Promise<string> {
    switch (await redis.type(key)) {
      case 'string':
        return (await redis.get(key)) ?? '';
      case 'hash':
        return JSON.stringify(await redis.hGetAll(key));
      case 'stream':
        return JSON.stringify(await redis.xRange(key, '-', '+'));
      case 'zset':
        return (await redis.zRange(key, 0, -1)).join('\n');
      case 'set':
        return (await redis.sMembers(key)).join('\n');
      case 'list':
        return (await redis.lRange(key, 0, -1)).join('\n');
      default:
        return '';
    }
  }
}

/** What each service shows to Prometheus. */
export const metrics = (): Promise<Kept[]> =>
  Promise.all(
    APPS.map(async (app) => ({
      place: `metrics of ${app}`,
      text: await (await fetch(`${appUrl(app)}/metrics`)).text(),
    })),
  );
