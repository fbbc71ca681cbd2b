import { job } from '#shared/dapr/job.ts';
import { deadLettersInDatabase } from '#shared/dead-letters/in-database.ts';
import type { ReplayAlone } from '#shared/dead-letters/replay-alone.ts';
import { serveDeadLetters } from '#shared/dead-letters/serve-dead-letters.ts';
import { subscribe } from '#shared/events/subscribe.ts';
import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { authenticated, currentUser } from '#shared/http/authentication.ts';
import { idempotent } from '#shared/http/idempotency.ts';
import { invokedBy } from '#shared/http/sidecar-only.ts';
import { handleOnce } from '#shared/outbox/handle-once.ts';
import { type AccountsInUse, subscribeToAccounts } from '#shared/tokens/accounts.ts';
import { forgetUser } from './accounts/forget-user.ts';
import { administration } from './administration.ts';
import { recordEndedAdmission } from './admission/ended-visits.ts';
import { keepRoomPolicy } from './admission/room-policy.ts';
import { atTheDoor } from './at-the-door.ts';
import { openCheckoutRoute } from './checkout/checkout.route.ts';
import { confirmPaid } from './checkout/confirm-paid.ts';
import { openCheckout } from './checkout/open-checkout.ts';
import { recordRefund } from './checkout/record-refund.ts';
import { reopenAfterFailure } from './checkout/reopen-after-failure.ts';
import type { ReservationContext } from './context.ts';
import {
  checkSeatIds,
  holdInput,
  holdSeatsRoute,
  holdTicketsRoute,
  seatsHeld,
  ticketsHeld,
} from './holds/hold.route.ts';
import { holdSeats } from './holds/hold-seats.ts';
import { holdTickets } from './holds/hold-tickets.ts';
import { countCancelled } from './metrics.ts';
import { closeOffer, endReservations } from './offers/close-offer.ts';
import { makeOffer } from './offers/make-offer.ts';
import { closeOfferRoute, makeOfferRoute, withdrawOfferRoute } from './offers/offers.routes.ts';
import { publishOffer } from './offers/publish-offer.ts';
import { withdrawOffer } from './offers/withdraw-offer.ts';
import { cancelReservation } from './reservations/cancel-reservation.ts';
import { cancelRoute, listOwnRoute, readCheckoutRoute, readOwnRoute } from './reservations/own.route.ts';
import { listOwn, readOwn } from './reservations/read-own.ts';
import { checkoutView, detailView, listView } from './reservations/views.ts';
import { seatMapRoute, sendSeatMap } from './seats/seat-map.route.ts';
import { createSeatMaps } from './seats/seat-maps.ts';
import { listTicketTypes, readAvailability } from './stock/read-availability.ts';
import { readStock } from './stock/read-stock.ts';
import { readStockRoute } from './stock/stock.route.ts';
import { availabilityRoute, listTicketTypesRoute } from './stock/tickets.routes.ts';
import { ownTicketsRoute, TICKET_KEYS_CACHE, ticketKeysRoute } from './tickets/e-tickets.routes.ts';
import { readOwnTickets } from './tickets/read-own-tickets.ts';

export type AppOptions = Omit<HttpOptions, 'service'> & {
  accounts: AccountsInUse;
  replayAlone?: ReplayAlone | undefined;
  /** Run when the cron bindings tick. */
  jobs: {
    expireHolds: () => Promise<void>;
    askRefundsAgain: () => Promise<void>;
    tellInventory: () => Promise<void>;
    sweepOffers: () => Promise<void>;
  };
};

/** Reservation: seats and tickets, each sold once. */
export function createApp(ctx: ReservationContext, { accounts, jobs, ...http }: AppOptions) {
  const { log } = http;
  const app = createHttp({ service: 'reservation', ...http });
  const seatMaps = createSeatMaps(ctx.db);
  const once = idempotent({ db: ctx.db, log }, 'PAYMENT_IN_PROGRESS');

  // Public
  app.openapi(seatMapRoute, async (c) => sendSeatMap(c, await seatMaps(c.req.valid('param').eventId)));
  app.openapi(listTicketTypesRoute, async (c) =>
    c.json({ ticketTypes: await listTicketTypes(ctx.db, c.req.valid('param').eventId) }, 200),
  );
  app.openapi(availabilityRoute, async (c) =>
    c.json(await readAvailability(ctx.db, c.req.valid('param').ticketTypeId), 200),
  );
  app.openapi(ticketKeysRoute, (c) =>
    c.json(ctx.ticketCodes.keySet, 200, { 'cache-control': TICKET_KEYS_CACHE }),
  );

  // Buyers
  for (const path of ['/api/seats/reserve', '/api/seats/reservation/*', '/api/reservations/*']) {
    app.use(path, authenticated(accounts.verify));
  }
  app.use('/api/seats/reserve', once);
  app.use('/api/reservations', once);
  app.use('/api/reservations/:id/cancel', once);

  app.openapi(holdSeatsRoute, async (c) => {
    const body = c.req.valid('json');
    checkSeatIds(body.seatIds);
    const headers = holdInput(c, body.eventId);
    return c.json(seatsHeld(await holdSeats(ctx, currentUser(c), { ...body, ...headers })), 201);
  });
  app.openapi(holdTicketsRoute, async (c) => {
    const body = c.req.valid('json');
    const headers = holdInput(c, body.eventId);
    if ('items' in body)
      return c.json(ticketsHeld(await holdTickets(ctx, currentUser(c), { ...body, ...headers })), 201);
    checkSeatIds(body.seatIds);
    return c.json(seatsHeld(await holdSeats(ctx, currentUser(c), { ...body, ...headers })), 201);
  });
  app.openapi(listOwnRoute, async (c) =>
    c.json({ reservations: (await listOwn(ctx.db, currentUser(c).userId)).map(listView) }, 200),
  );
  app.openapi(readOwnRoute, async (c) =>
    c.json(
      { reservation: detailView(await readOwn(ctx.db, currentUser(c).userId, c.req.valid('param').id)) },
      200,
    ),
  );
  app.openapi(readCheckoutRoute, async (c) =>
    c.json(
      { reservation: checkoutView(await readOwn(ctx.db, currentUser(c).userId, c.req.valid('param').id)) },
      200,
    ),
  );
  app.openapi(cancelRoute, async (c) => {
    const { id: reservationId } = c.req.valid('param');
    const { userId } = currentUser(c);
    await cancelReservation(ctx, { reservationId, userId, isRepeat: c.get('isRepeat') });
    return c.json({ message: '예매가 취소되었습니다.' }, 200);
  });

  app.openapi(ownTicketsRoute, async (c) => {
    const wanted = { reservationId: c.req.valid('param').id, userId: currentUser(c).userId };
    return c.json(await readOwnTickets(ctx, wanted), 200, { 'cache-control': 'private, no-store' });
  });

  atTheDoor(app, ctx, accounts.verify);
  administration(app, ctx, accounts.verify);

  // Other services, through their sidecars
  app.use(openCheckoutRoute.path, invokedBy('payment'));
  for (const route of [readStockRoute, makeOfferRoute, withdrawOfferRoute, closeOfferRoute])
    app.use(route.path, invokedBy('event'));
  app.openapi(openCheckoutRoute, async (c) =>
    c.json(await openCheckout(ctx.db, ctx.limits.checkoutMs, c.req.valid('json')), 200),
  );
  app.openapi(readStockRoute, async (c) =>
    c.json({ ok: true as const, ticketTypes: await readStock(ctx.db, c.req.valid('json').eventIds) }, 200),
  );
  app.openapi(makeOfferRoute, async (c) => c.json(await makeOffer(ctx.db, c.req.valid('json').facts), 200));
  app.openapi(withdrawOfferRoute, async (c) =>
    c.json(await withdrawOffer(ctx.db, c.req.valid('json').eventId), 200),
  );
  app.openapi(closeOfferRoute, async (c) => {
    const cancelledReservations = await closeOffer(ctx, c.req.valid('json').facts);
    return c.json({ ok: true as const, cancelledReservations }, 200);
  });

  // What has happened elsewhere
  subscribe(app, log, 'event.published', async ({ id, data }) => {
    await handleOnce(ctx.db, id, (tx) => publishOffer(tx, data));
    ctx.relay.nudge();
    // With each delivery: an earlier one may have been cut short.
    if (data.status !== 'scheduled') await endReservations(ctx, data);
  });
  subscribe(app, log, 'payment.paid', async ({ id, data }) => {
    await handleOnce(ctx.db, id, (tx) => confirmPaid(tx, data));
    ctx.relay.nudge();
  });
  subscribe(app, log, 'payment.failed', async ({ id, data }) => {
    await handleOnce(ctx.db, id, (tx) => reopenAfterFailure(tx, data));
    ctx.relay.nudge();
  });
  subscribe(app, log, 'payment.refunded', async ({ id, data }) => {
    const cancelledOf = await handleOnce(ctx.db, id, (tx) => recordRefund(tx, data));
    if (cancelledOf) countCancelled(cancelledOf, 'admin');
    ctx.relay.nudge();
  });
  subscribe(app, log, 'admission.ended', async ({ id, data }) => {
    await handleOnce(ctx.db, id, (tx) => recordEndedAdmission(tx, data));
  });
  subscribe(app, log, 'room.changed', async ({ id, data }) => {
    await handleOnce(ctx.db, id, (tx) => keepRoomPolicy(tx, data));
  });
  subscribeToAccounts(app, log, accounts, {
    'user.deleted': async ({ id, data }) => {
      await handleOnce(ctx.db, id, (tx) => forgetUser(tx, data.userId));
    },
  });
  serveDeadLetters(app, http, deadLettersInDatabase(ctx.db));

  // By the clock
  job(app, log, 'expire-holds', jobs.expireHolds);
  job(app, log, 'ask-refunds-again', jobs.askRefundsAgain);
  job(app, log, 'tell-inventory', jobs.tellInventory);
  job(app, log, 'sweep-offers', jobs.sweepOffers);
  return app;
}
