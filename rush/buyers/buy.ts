import type { Seat } from '../../story/client/answers.ts';
import { exponential, type Random } from '../random.ts';
import { again, isNoAnswer } from './again.ts';
import type { Journey } from './journey.ts';
import { pause } from './pause.ts';
import { ToldNo } from './shop.ts';
import type { World } from './world.ts';

/** Who is in looks at the map, takes the best seat they can get, and pays; or does what else they mean to. */
export async function buy(world: World, journey: Journey): Promise<void> {
  const { crowd } = world;
  await think(world, journey);
  switch (journey.plan.whim?.act) {
    case 'vanish':
      journey.vanishedAt = journey.doneAt = Date.now();
      return crowd.move(journey, 'vanished');
    case 'leave':
      return leave(world, journey, 'left');
  }
  const held = await holdSomeSeat(world, journey);
  if (!held) return leave(world, journey, 'sold out');
  crowd.move(journey, 'holding');
  await think(world, journey);
  await pay(world, journey, held.id, held.totalAmount);
  journey.paidFor = held.id;
  crowd.move(journey, 'paid');
}

async function think({ thinkMs, stop }: World, { plan }: Journey): Promise<void> {
  if (!(await pause(exponential(plan.random, thinkMs), stop))) throw new Error('cut off');
}

async function leave(world: World, journey: Journey, as: 'left' | 'sold out'): Promise<void> {
  journey.doneAt = Date.now();
  await again(() => world.shop.leave(journey), world.stop);
  world.crowd.move(journey, as);
}

/** Looks again as often as somebody else was faster; undefined when nothing is free. */
async function holdSomeSeat({ shop, stop }: World, journey: Journey) {
  while (!stop.aborted) {
    const seat = favourite(await again(shop.seats, stop), journey.plan.random);
    if (!seat) return undefined;
    try {
      return await again(() => shop.hold(journey, seat.id), stop);
    } catch (fault) {
      if (!(fault instanceof ToldNo && fault.code === 'SEAT_UNAVAILABLE')) throw fault;
    }
  }
  return undefined;
}

/** Everybody likes the same seats: of those that are free, the first tenth is wanted by nearly half. */
function favourite(seats: Seat[], random: Random): Seat | undefined {
  const free = seats.filter(({ status }) => status === 'available');
  return free[Math.floor(random() ** 3 * free.length)];
}

/** Refusals after which a buyer may try again, and how often. */
const TRY_AGAIN = new Set([
  'PAYMENT_DECLINED',
  'PAYMENT_UNAVAILABLE',
  'PAYMENT_UNCERTAIN',
  'PAYMENT_IN_PROGRESS',
]);
const TRIES = 6;
const TRY_AGAIN_MS = 3_000;

async function pay(world: World, journey: Journey, reservationId: string, price: number): Promise<void> {
  const { shop, stop } = world;
  const { pays, cards } = journey.plan;
  if (pays === 'points') await again(() => shop.chargePoints(journey, price), stop);
  for (let tries = 0; ; tries++) {
    const card = cards[tries] ?? 'approve';
    journey.doneAt ??= Date.now();
    try {
      if (pays === 'points') await shop.payByPoints(journey, reservationId, price);
      else await shop.payByCard(journey, reservationId, price, card);
      return;
    } catch (fault) {
      // Paid by an earlier try whose answer was lost.
      if (fault instanceof ToldNo && fault.code === 'ALREADY_PAID') return;
      if (!(fault instanceof ToldNo)) throw fault;
      if (!(TRY_AGAIN.has(fault.code) || isNoAnswer(fault)) || tries === TRIES) throw fault;
      if (fault.code !== 'PAYMENT_DECLINED' && !(await pause(TRY_AGAIN_MS, stop))) throw fault;
    }
  }
}
