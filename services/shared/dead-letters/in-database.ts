import { type Kysely, sql } from 'kysely';
import { type DeadLetters, type Letter, MOST_LISTED } from './letter.ts';

type Row = Letter & { envelope: string };

const COLUMNS = sql`
  id, topic, type, reason, times, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt",
  replayed_at as "replayedAt"`;

/** Dead letters in the table of the service's own database. */
export const deadLettersInDatabase = <Tables>(db: Kysely<Tables>): DeadLetters => ({
  async keep({ id, topic, type, envelope, reason }) {
    const { rows } = await sql<{ times: number }>`
      insert into dead_letters as kept (id, topic, type, envelope, reason)
      values (${id}, ${topic}, ${type}, ${envelope}, ${reason})
      on conflict (id) do update set
        times = kept.times + 1,
        last_seen_at = now(),
        replayed_at = null,
        reason = coalesce(excluded.reason, kept.reason)
      returning times`.execute(db);
    return rows[0]?.times ?? 0;
  },
  async list(which) {
    const { rows } = await sql<Letter>`
      select ${COLUMNS} from dead_letters
      where ${which === 'all'} or replayed_at is null
      order by last_seen_at desc, id limit ${MOST_LISTED}`.execute(db);
    return rows;
  },
  async listToTry(times) {
    const { rows } = await sql<Letter>`
      select ${COLUMNS} from dead_letters
      where replayed_at is null and times <= ${times}
      order by last_seen_at, id limit ${MOST_LISTED}`.execute(db);
    return rows;
  },
  async find(id) {
    const { rows } = await sql<Row>`
      select ${COLUMNS}, envelope::text as envelope from dead_letters where id = ${id}`.execute(db);
    return rows[0];
  },
  async markReplayed(id) {
    await sql`update dead_letters set replayed_at = now() where id = ${id}`.execute(db);
  },
  async count() {
    const { rows } = await sql<{ topic: string; waiting: number }>`
      select topic, count(*) as waiting from dead_letters where replayed_at is null group by topic`.execute(
      db,
    );
    return new Map(rows.map(({ topic, waiting }) => [topic, waiting]));
  },
});
