import { createAdaptorServer } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#shared/http/errors.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import type { PaymentContext } from '../context.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { giveCheckoutBack } from './give-checkout-back.ts';
import { payReservation } from './pay-reservation.ts';
import { recordManualPayment } from './record-manual-payment.ts';

const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 0, to: 0 }, journal: undefined });
let world: World;
beforeAll(async () => {
  world = await createWorld(createAdaptorServer(gateway));
});
afterAll(() => world.close());

const user = newUser();
const card = (ctx: PaymentContext, reservationId: string) =>
  payReservation(ctx, user, { reservationId, channel: 'card', token: 'approve' });
const byHand = (ctx: PaymentContext, reservationId: string) => {
  const { userId, email } = newUser('admin');
  return recordManualPayment(ctx, {
    reservationId,
    userId: user.userId,
    adminId: userId,
    adminEmail: email,
  });
};
const ways = [
  ['by card', card],
  ['by hand', byHand],
] as const;

/** The ids under which reservation was asked to open a checkout, in that order. */
function countingCheckouts(answer: 'arrives' | 'is lost') {
  const opened: string[] = [];
  const ctx: PaymentContext = {
    ...world.ctx,
    async openCheckout(request) {
      opened.push(request.paymentId);
      const checkout = await world.reservations.openCheckout(request);
      if (answer === 'is lost') throw new AppError('UPSTREAM_UNAVAILABLE');
      return checkout;
    },
  };
  return { ctx, opened };
}

async function givenBack(reservationId: string) {
  await world.allTold();
  return world.told('payment.failed', reservationId).map(({ data }) => data);
}

test.each(ways)('3: a checkout whose answer is lost is given back when it was paid %s', async (_, pay) => {
  const { id: reservationId } = world.reservations.hold(user, 50_000);
  const { ctx, opened } = countingCheckouts('is lost');
  await expect(pay(ctx, reservationId)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  expect(await givenBack(reservationId)).toEqual([
    { paymentId: opened[0], reservationId, userId: user.userId, code: 'UPSTREAM_UNAVAILABLE' },
  ]);
});

test.each(ways)(
  '25: a checkout whose payment %s the database does not write is given back',
  async (_, pay) => {
    const { id: reservationId } = world.reservations.hold(user, 50_000);
    const { ctx, opened } = countingCheckouts('arrives');
    await sql`alter table payments add constraint not_today check (reservation_id <> ${sql.lit(reservationId)})`.execute(
      world.db,
    );
    await expect(pay(ctx, reservationId)).rejects.toThrow();
    await sql`alter table payments drop constraint not_today`.execute(world.db);
    expect(await givenBack(reservationId)).toMatchObject([{ paymentId: opened[0], code: 'INTERNAL' }]);
  },
);

test('a checkout whose payment was made after all is not given back', async () => {
  const { id: reservationId } = world.reservations.hold(user, 50_000);
  const { id: paymentId } = await card(world.ctx, reservationId);
  await giveCheckoutBack(world.ctx, { paymentId, reservationId, userId: user.userId }, 'INTERNAL');
  expect(await givenBack(reservationId)).toEqual([]);
});
