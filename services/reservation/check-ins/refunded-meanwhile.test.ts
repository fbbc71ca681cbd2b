import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { recordRefund } from '../checkout/record-refund.ts';
import { putOnSale } from '../testing/box-office.ts';
import { refundOf } from '../testing/purchases.ts';
import { openTheatre, type Theatre } from '../testing/theatre.ts';
import { redeem } from './redeem.ts';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

async function somebodyWaits(): Promise<void> {
  const { db } = theatre.office;
  const waiting = async () =>
    (
      await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        db,
      )
    ).rows.length;
  await expect.poll(waiting).toBeGreaterThan(0);
}

test.each([0, 1, 2])(
  'a part is refunded while somebody comes in with ticket %i: it is another ticket that goes',
  async (used) => {
    const { db } = theatre.office;
    const offer = await putOnSale(theatre.office, { stock: [10] });
    const bought = await theatre.buyStanding(offer, 3);
    const tickets = await theatre.ticketsOf(bought);
    const { id: ticketId = '', code = '' } = tickets[used] ?? {};
    const scan = { code, eventId: offer.event.id, nonce: crypto.randomUUID(), ticketId };
    const items = bought.paid.reservation.items.map((item) => ({ ...item, quantity: 2 }));

    const refunding = await db.transaction().execute(async (tx) => {
      await redeem(tx, newUser('staff').userId, [scan]);
      const part = refundOf(bought.paid, { items, left: 50_000 });
      const refund = handleOnce(db, crypto.randomUUID(), (other) => recordRefund(other, part));
      await somebodyWaits();
      return { refund };
    });
    await refunding.refund;
    expect(await theatre.ticketsOf(bought)).toMatchObject([{ id: ticketId, usedAt: expect.any(String) }]);
  },
);
