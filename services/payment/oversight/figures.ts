import { type Kysely, sql } from 'kysely';
import { gauge } from '#shared/telemetry/metrics.ts';
import type { PaymentTables } from '../db/schema.ts';
import { aMinuteAgo, idsInTrouble, type Trouble, trouble, troubleSince, troubles } from './trouble.ts';

/** Of a payment, or a charge of points of which nobody can say how it ends. */
const kinds = [...troubles, 'charge_in_doubt'] as const;
type Kind = (typeof kinds)[number];

const count = gauge(
  'tiketi_payments_in_trouble',
  'Payments and charges of points that want to be looked at',
  ['trouble'],
);
const oldest = gauge('tiketi_payments_in_trouble_oldest_seconds', 'How long the oldest of them has been so', [
  'trouble',
]);

/** Read from the database, for any replica may have begun them. */
export async function readTroubleFigures(db: Kysely<PaymentTables>): Promise<void> {
  const { rows } = await sql<{ kind: Kind; payments: number; seconds: number }>`
    select kind, count(*) as payments, extract(epoch from clock_timestamp() - min(since))::float8 as seconds
    from (
      select ${trouble} as kind, ${troubleSince} as since from payments where id in (${idsInTrouble})
      union all
      select 'charge_in_doubt', created_at from point_charges
      where status = 'PROCESSING' and created_at < ${aMinuteAgo}
    ) as found
    group by kind`.execute(db);
  const found = new Map<Trouble | Kind, (typeof rows)[number]>(rows.map((row) => [row.kind, row]));
  for (const kind of kinds) {
    count.set({ trouble: kind }, found.get(kind)?.payments ?? 0);
    oldest.set({ trouble: kind }, found.get(kind)?.seconds ?? 0);
  }
}
