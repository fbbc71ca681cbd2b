import { createAdaptorServer } from '@hono/node-server';
import {
  InsertQueryNode,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type RootOperationNode,
  sql,
} from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from '#shared/ids.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { newUser } from '#shared/testing/tokens.ts';
import { createGateway } from '../../../sandbox/payment-gateway/app.ts';
import type { PaymentContext } from '../context.ts';
import { balanceOf } from '../points/balance.ts';
import { movePoints } from '../points/ledger.ts';
import { userWithPoints } from '../testing/points.ts';
import { createWorld, SECRET_KEY, type World } from '../testing/world.ts';
import { payReservation } from './pay-reservation.ts';

/** What each protection is for: with it the money is right, and without it it is not. */
let world: World;
beforeEach(async () => {
  const gateway = createGateway({ secretKey: SECRET_KEY, delay: { from: 5, to: 20 }, journal: undefined });
  world = await createWorld(createAdaptorServer(gateway));
});
afterEach(() => world.close());

const PRICE = 70_000;

async function keptByGateway(): Promise<number> {
  const response = await fetch(`${world.gatewayUrl}/sandbox/payments`);
  const { payments }: { payments: { balanceAmount: number }[] } = JSON.parse(await response.text());
  return payments.reduce((sum, { balanceAmount }) => sum + balanceAmount, 0);
}

describe('8: one payment for a reservation, by a unique index', () => {
  const payTenTimes = async (ctx: PaymentContext) => {
    const user = newUser();
    const { id: reservationId } = world.reservations.hold(user, PRICE);
    const order = { reservationId, channel: 'card', token: 'approve' } as const;
    // Connections take longer to open than to use: without them the first would be through before the others look.
    await Promise.all(Array.from({ length: 20 }, () => sql`select pg_sleep(0.1)`.execute(world.db)));
    await Promise.allSettled(Array.from({ length: 10 }, () => payReservation(ctx, user, order)));
  };

  test('with it, ten payments at once charge once', async () => {
    await payTenTimes(world.ctx);
    expect(await keptByGateway()).toBe(PRICE);
  });

  test('without it, the card is charged again and again', async () => {
    await sql`drop index one_payment_per_reservation`.execute(world.db);
    await payTenTimes({ ...world.ctx, db: world.db.withPlugin(new WithoutConflicts()) });
    expect(await keptByGateway()).toBeGreaterThan(PRICE);
  });
});

describe('4: an event has its effect once, by its id in the inbox', () => {
  const deliverTenTimes = async () => {
    const { userId } = newUser();
    const eventId = uuidv7();
    const credit = { type: 'CHARGE', amount: 1_000, referenceType: 'MANUAL', referenceId: null } as const;
    await Promise.all(
      Array.from({ length: 10 }, () =>
        handleOnce(world.db, eventId, (tx) => movePoints(tx, { userId, ...credit, description: 'test' })),
      ),
    );
    return balanceOf(world.db, userId);
  };

  test('with it, ten deliveries at once credit once', async () => {
    expect(await deliverTenTimes()).toBe(1_000);
  });

  test('without it, each delivery credits', async () => {
    await sql`alter table inbox drop constraint inbox_pkey`.execute(world.db);
    expect(await deliverTenTimes()).toBe(10_000);
  });
});

describe('12: a payment moves once, by the status expected in its UPDATE', () => {
  const move = (id: string, condition: boolean) =>
    sql`update payments set status = 'REFUNDING', refund_reason = 'cancelled', version = version + 1,
          returned_card = card_amount, returned_points = point_used
        where id = ${id} ${condition ? sql`and status = 'SUCCESS'` : sql``}`.execute(world.db);

  /** Ten resolve to give one payment back, each having seen that it is paid. */
  const refundTenTimes = async (condition: boolean) => {
    const user = await userWithPoints(world.db, PRICE);
    const { id: reservationId } = world.reservations.hold(user, PRICE);
    const split = { pointUsed: PRICE, cardAmount: 0 };
    const order = { reservationId, channel: 'point', split, token: '' } as const;
    const { id } = await payReservation(world.ctx, user, order);
    const moved = await Promise.all(Array.from({ length: 10 }, () => move(id, condition)));
    return moved.filter(({ numAffectedRows }) => numAffectedRows === 1n).length;
  };

  test('with it, one of ten at once gives back', async () => {
    expect(await refundTenTimes(true)).toBe(1);
  });

  test('without it, all of them do', async () => {
    expect(await refundTenTimes(false)).toBe(10);
  });
});

describe('9: a repeated request is the same request, by its Idempotency-Key', () => {
  const chargeTwice = async (key: string | undefined) => {
    const user = newUser();
    const body = { amount: 5_000, payment_method: 'CARD', pg_token: 'approve' };
    for (let times = 0; times < 2; times++)
      await world.request(user, 'POST', '/api/points/charge', body, key ? { 'idempotency-key': key } : {});
    return balanceOf(world.db, user.userId);
  };

  test('with it, points are bought once', async () => {
    expect(await chargeTwice(crypto.randomUUID())).toBe(5_000);
    expect(await keptByGateway()).toBe(5_000);
  });

  test('without it, nobody can tell a repeat from a second order', async () => {
    expect(await chargeTwice(undefined)).toBe(10_000);
    expect(await keptByGateway()).toBe(10_000);
  });
});

/** The same statements without their `on conflict`: with no index there is none to meet. */
class WithoutConflicts implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (!InsertQueryNode.is(node)) return node;
    const { onConflict: _, ...rest } = node;
    return rest;
  }
  async transformResult({ result }: PluginTransformResultArgs) {
    return result;
  }
}
