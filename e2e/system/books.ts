import { z } from 'zod';
import { gatewayPayments } from '../../story/client/gateway.ts';
import { until } from '../../story/client/until.ts';
import { rows } from './databases.ts';
import { OURS } from './new-event.ts';
import { gatewayUrl } from './places.ts';

/** Settling takes the reconciler a few rounds at most. */
const SETTLED_WITHIN_MS = 40_000;

/**
 * Waits until nothing is under way and then wants every book to agree: points with their ledger,
 * payments with the gateway, reservations with payments, seats and stock with reservations.
 */
export async function expectBooksToAgree(): Promise<void> {
  await until('the books agree', mistakes, (found) => found.length === 0, SETTLED_WITHIN_MS);
}

/** Every mistake in the books, as a sentence. */
export async function mistakes(): Promise<string[]> {
  const found = await Promise.all([
    pointsAndLedger(),
    refundsAndPayments(),
    paymentsAndGateway(),
    reservationsAndPayments(),
    seatsAndReservations(),
    stockAndReservations(),
  ]);
  return found.flat();
}

const Mistake = z.object({ mistake: z.string() });
const found = async (app: string, query: string, values: unknown[] = []) =>
  (await rows(app, Mistake, query, values)).map(({ mistake }) => mistake);

/** The balance is the sum of its ledger, and `balance_after` a chain without a gap. */
const pointsAndLedger = () =>
  found(
    'payment',
    `with chain as (
       select user_id, sequence, balance_after,
              sum(amount) over (partition by user_id order by sequence) as summed,
              row_number() over (partition by user_id order by sequence) as place
       from point_histories)
     select format('%s: entry %s says %s, the sum is %s', user_id, sequence, balance_after, summed) as mistake
     from chain where summed <> balance_after or place <> sequence
     union all
     select format('%s: balance %s, ledger %s', p.user_id, p.balance, coalesce(sum(h.amount), 0))
     from points p left join point_histories h using (user_id)
     group by p.user_id, p.balance having p.balance <> coalesce(sum(h.amount), 0)`,
  );

const CardBusiness = z.object({ id: z.string(), status: z.string(), keeps: z.number() });

/** Refunds that are not done, and payments whose refunds are not what they say went back. */
const refundsAndPayments = () =>
  found(
    'payment',
    `select format('refund %s of %s still waits', id, payment_id) as mistake from refunds where status = 'PENDING'
     union all
     select format('payment %s: %s and %sP resolved, refunds say %s and %sP', p.id, returned_card, returned_points,
                   coalesce(sum(r.card_amount), 0), coalesce(sum(r.point_amount), 0))
     from payments p left join refunds r on r.payment_id = p.id
     group by p.id
     having returned_card <> coalesce(sum(r.card_amount), 0) or returned_points <> coalesce(sum(r.point_amount), 0)`,
  );

/** What the gateway keeps of each order is what our books say it does: nothing of what failed or went back. */
async function paymentsAndGateway(): Promise<string[]> {
  const ours = await rows(
    'payment',
    CardBusiness,
    `select id, status,
            case when status in ('SUCCESS', 'REFUNDING', 'REFUNDED') then card_amount - returned_card else 0 end as keeps
     from payments where card_amount > 0 and channel <> 'manual'
     union all
     select id, status, case when status = 'SUCCESS' then amount else 0 end from point_charges`,
  );
  const theirs = new Map(
    (await gatewayPayments(gatewayUrl)).map(({ orderId, status, balanceAmount }) => [
      orderId,
      ['DONE', 'PARTIAL_CANCELED', 'CANCELED'].includes(status) ? balanceAmount : 0,
    ]),
  );
  const open = ours.filter(({ status }) => ['PROCESSING', 'UNCERTAIN', 'REFUNDING'].includes(status));
  const differing = ours.filter(({ id, keeps }) => (theirs.get(id) ?? 0) !== keeps);
  const known = new Set(ours.map(({ id }) => id));
  return [
    ...open.map(({ id, status }) => `order ${id} is still ${status}`),
    ...differing.map(({ id, status, keeps }) => `order ${id} ${status}: ${keeps}, gateway ${theirs.get(id)}`),
    ...[...theirs]
      .filter(([id, kept]) => kept > 0 && !known.has(id))
      .map(([id]) => `nobody knows order ${id}`),
  ];
}

const Money = z.object({ id: z.string(), amount: z.number() });

/** Exactly the confirmed reservations have a payment that was kept, of their amount. */
async function reservationsAndPayments(): Promise<string[]> {
  const confirmed = await rows(
    'reservation',
    Money,
    `select id, total_amount as amount from reservations where status = 'confirmed' and total_amount > 0`,
  );
  const paid = await rows(
    'payment',
    Money,
    `select reservation_id as id, amount - returned_card - returned_points as amount
     from payments where status = 'SUCCESS' and amount > 0`,
  );
  const amounts = new Map(paid.map(({ id, amount }) => [id, amount]));
  const given = new Set(confirmed.map(({ id }) => id));
  const refundsLeft = await found(
    'reservation',
    `select format('reservation %s is cancelled, its money not back', id) as mistake
     from reservations where status in ('cancelled', 'expired') and payment_status = 'completed'`,
  );
  return [
    ...(paid.length === amounts.size ? [] : ['a reservation was paid twice']),
    ...confirmed
      .filter(({ id, amount }) => amounts.get(id) !== amount)
      .map(({ id }) => `${id} confirmed, not paid`),
    ...paid.filter(({ id }) => !given.has(id)).map(({ id }) => `${id} paid, not confirmed`),
    ...refundsLeft,
  ];
}

/** A sold seat belongs to one confirmed reservation, and each such reservation has its seat. */
const seatsAndReservations = () =>
  found(
    'reservation',
    `select format('seat %s is %s for a reservation that is %s', s.seat_label, s.status, r.status) as mistake
     from seats s left join reservations r on r.id = s.reservation_id
     where s.status = 'reserved' and r.status is distinct from 'confirmed'
     union all
     select format('reservation %s has not its seat %s', r.id, i.label)
     from reservations r join reservation_items i on i.reservation_id = r.id and i.seat_id is not null
     left join seats s on s.id = i.seat_id and s.reservation_id = r.id and s.status = 'reserved'
     where r.status = 'confirmed' and s.id is null`,
  );

/** What is gone from the stock is what living reservations have. */
const stockAndReservations = () =>
  found(
    'reservation',
    `select format('ticket type %s: %s gone, %s reserved', t.id, t.total_quantity - t.available_quantity,
                   coalesce(sum(i.quantity) filter (where r.id is not null), 0)) as mistake
     from ticket_types t
     join event_copies e on e.id = t.event_id and e.title like $1
     left join reservation_items i on i.ticket_type_id = t.id
     left join reservations r on r.id = i.reservation_id and r.status in ('pending', 'paying', 'confirmed')
     group by t.id
     having t.total_quantity - t.available_quantity
       <> coalesce(sum(i.quantity) filter (where r.id is not null), 0)`,
    [`${OURS} %`],
  );
