import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import { migrations } from '../../services/event/db/migrations.ts';
import type { EventTables } from '../../services/event/db/schema.ts';
import { findEvents } from '../../services/event/events/find-events.ts';
import { EventOrder } from '../../services/event/events/list-query.ts';
import type { EventStatus } from '../../services/event/events/status.ts';
import { searchEvents, searchStatement } from '../../services/event/search/search-events.ts';
import { seedKeywords } from '../../services/event/search/seed-keywords.ts';
import { migrate } from '../../services/shared/database/migrate.ts';
import { preparing } from '../../services/shared/database/prepared.ts';
import { startStores } from '../../start/stores.ts';
import { table } from '../../start/terminal/table.ts';
import { fill } from './fill.ts';

/**
 * `npm run bench:search -- [events] [term …]`: fills a scratch database of its own and shows what the
 * catalogue's questions cost at the database: their times, and with terms their plans.
 */
const [events = '100000', ...terms] = process.argv.slice(2);
const RUNS = 15;

const TERMS = [
  '방탄소년단',
  'BTS',
  '서울',
  'seoul',
  '송파',
  '콘서트',
  'concert',
  'dome',
  '2027',
  'a',
  '서',
  '%',
  '---',
  '없는 공연',
];

const stores = await startStores();
const pool = new pg.Pool({ ...stores.postgres, database: 'postgres', max: 2 });
// PostgreSQL stops while connections are being closed; nobody waits for them any more.
pool.on('error', () => {});
const db = new Kysely<EventTables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
try {
  await migrate(
    {
      DB_HOST: stores.postgres.host,
      DB_PORT: stores.postgres.port,
      DB_NAME: 'postgres',
      DB_USER: stores.postgres.user,
      DB_PASSWORD: stores.postgres.password,
      DB_POOL_SIZE: 1,
      DB_TLS: false,
    },
    migrations,
    pino({ level: 'silent' }),
  );
  await seedKeywords(db);
  await fill(db, Number(events));
  if (terms.length > 0) for (const term of terms) console.log(await planOf(term));
  else await showTimes();
} finally {
  await db.destroy();
  await stores.stop();
}

async function showTimes(): Promise<void> {
  const rows: string[][] = [];
  const page = { page: 1, limit: 10 };
  const choices: EventStatus[][] = [[], ['on_sale'], ['ended'], ['on_sale', 'upcoming']];
  for (const statuses of choices) {
    rows.push([
      `all, ${named(statuses)}`,
      ...(await timed(() => findEvents(db, { ...page, statuses, sort: 'sale_start_date' }))),
    ]);
  }
  for (const sort of EventOrder.options.slice(1)) {
    const list = { ...page, statuses: [], sort };
    rows.push([`all, by ${sort}`, ...(await timed(() => findEvents(db, list)))]);
  }
  for (const q of TERMS) {
    for (const statuses of choices.slice(0, 2)) {
      const search = { q, statuses, ...page };
      rows.push([`${q}, ${named(statuses)}`, ...(await timed(() => searchEvents(db, search)))]);
    }
  }
  const many = { q: '서울', statuses: [], limit: 1_000 };
  rows.push(['서울, 1,000 a page', ...(await timed(() => searchEvents(db, { ...many, page: 1 })))]);
  rows.push(['서울, page 20 of these', ...(await timed(() => searchEvents(db, { ...many, page: 20 })))]);
  console.log(table(['', 'total', 'median ms', 'longest ms'], rows));
}

function named(statuses: EventStatus[]): string {
  return statuses.join(' or ') || 'any status';
}

/** As a client waits for it, the answer's way back included; the first runs warm the cache. */
async function timed(ask: () => Promise<{ total: number }>): Promise<string[]> {
  const { total } = await ask();
  await ask();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now();
    await ask();
    times.push(performance.now() - startedAt);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return [
    total.toLocaleString('en'),
    ...[sorted[Math.floor(RUNS / 2)], sorted.at(-1)].map((ms = 0) => ms.toFixed(1)),
  ];
}

async function planOf(q: string): Promise<string> {
  const search = searchStatement({ q, statuses: [], page: 1, limit: 10 });
  const { rows } = await sql<Record<string, string>>`explain (analyze, buffers, costs off) ${search}`.execute(
    db,
  );
  return [`\n${q}`, ...rows.flatMap((row) => Object.values(row))].join('\n');
}
