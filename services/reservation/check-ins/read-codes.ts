import { sql } from 'kysely';
import type { ReservationContext } from '../context.ts';
import { readShortCode } from '../tickets/short-code.ts';
import type { ReadScan, Scan } from './scan.ts';

/** Which ticket each scan is of, by signature or by the short code, in one question for all that were typed. */
export async function readCodes(
  { db, ticketCodes }: Pick<ReservationContext, 'db' | 'ticketCodes'>,
  scans: readonly Scan[],
): Promise<ReadScan[]> {
  const typed = [...new Set(scans.flatMap(({ code }) => readShortCode(code) ?? []))];
  const rows =
    typed.length === 0
      ? []
      : await db
          .selectFrom('tickets')
          .select(['id', 'short_code'])
          .where('short_code', '=', sql<string>`any(${typed})`)
          .execute();
  const known = new Map(rows.map(({ id, short_code }) => [short_code, id]));

  return Promise.all(
    scans.map(async (scan) => {
      const short = readShortCode(scan.code);
      const ticketId = short === undefined ? await ticketCodes.readId(scan.code) : known.get(short);
      return { ...scan, ticketId };
    }),
  );
}
