import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import { auditSettled } from '../audit/settled.ts';
import { whereabouts } from '../audit/whereabouts.ts';
import { mintCrowd } from '../crowd/people/mint-users.ts';
import { count } from '../crowd/system/databases.ts';
import { directly, portOffset, throughOrigin } from '../crowd/system/places.ts';
import { slotLife } from '../crowd/system/slot-life.ts';
import { readEnv } from '../services/shared/config/env.ts';
import type { Options } from './arguments.ts';
import { Crowd } from './buyers/crowd.ts';
import { type Journey, newJourney } from './buyers/journey.ts';
import { lookAgain } from './buyers/look-again.ts';
import { pause } from './buyers/pause.ts';
import { openShop } from './buyers/shop.ts';
import { Tally } from './buyers/tally.ts';
import { visit } from './buyers/visit.ts';
import type { World } from './buyers/world.ts';
import { type Kept, promisesToBuyers } from './checks/promises.ts';
import { plans } from './plan.ts';
import { type OpenRoom, openRoom } from './room.ts';
import { watchRoom } from './watch/room-watch.ts';
import { type Screen, showProgress } from './watch/show-progress.ts';
import { type Sample, startTimeline } from './watch/timeline.ts';

/** As the environment of `npm start` has it. */
const env = readEnv({ QUEUE_PLACE_SECONDS: z.coerce.number().positive().default(60) });

/** All that a rush has shown. */
export type Outcome = {
  options: Options;
  room: Pick<OpenRoom, 'title' | 'seats' | 'limits'>;
  seconds: number;
  journeys: readonly Journey[];
  crowd: Crowd;
  samples: readonly Sample[];
  times: ReadonlyMap<string, readonly number[]>;
  refusals: Tally;
  troubles: Tally;
  /** How late the simulator itself was, in ms at p99: what it measures is no better than that. */
  ownDelay: number;
  kept: Kept[];
};

/**
 * A crowd that does what buyers do, at one event of a running system; afterwards what the room promised is held
 * against what buyers saw, and the books are audited. Throws `UsageError` when there is no such event.
 */
export async function rush(options: Options, screen: Screen, interrupted: AbortSignal): Promise<Outcome> {
  const slotMs = await slotLife();
  const journeys = await bornJourneys(options);
  const room = await openRoom(options);
  const stop = AbortSignal.any([interrupted, AbortSignal.timeout(options.limit * 1_000)]);
  const ended = new AbortController();
  const [refusals, troubles, crowd] = [new Tally(), new Tally(), new Crowd()];
  const door = options.through === 'origin' ? throughOrigin : directly;
  const shop = openShop(door, room.eventId, refusals);
  const world: World = {
    eventId: room.eventId,
    door,
    shop,
    crowd,
    troubles,
    slotMs,
    placeMs: env.QUEUE_PLACE_SECONDS * 1_000,
    pollMs: options.poll * 1_000,
    thinkMs: options.think * 1_000,
    ended: AbortSignal.any([ended.signal, stop]),
    stop,
  };
  const watch = watchRoom(room);
  const progress = showProgress(
    { users: options.users, crowd, refusals, troubles, room: watch.seen },
    screen,
  );
  const timeline = startTimeline(crowd);
  const delay = monitorEventLoopDelay();
  delay.enable();
  const startedAt = performance.now();
  try {
    const lookingAgain = await sendAll(world, journeys);
    ended.abort();
    await Promise.all(lookingAgain);
  } finally {
    delay.disable();
    timeline.close();
    await watch.close();
    progress.close();
    shop.close();
    await room.putBack();
  }
  const { mostInside, queueSize } = watch.seen;
  const { threshold } = room.limits;
  return {
    options,
    room,
    seconds: (performance.now() - startedAt) / 1_000,
    journeys: crowd.journeys,
    crowd,
    samples: timeline.samples,
    times: shop.times,
    refusals,
    troubles,
    ownDelay: delay.percentile(99) / 1e6,
    kept: [
      ...promisesToBuyers(crowd.journeys, { threshold, mostInside, queueSizeAtEnd: queueSize }),
      await ticketsOf(crowd.journeys),
      await books(),
    ],
  };
}

/** Accounts are made before anybody comes, without registering: that would be what is measured. */
async function bornJourneys(options: Options): Promise<Journey[]> {
  const accounts = await mintCrowd(options.users);
  return plans(options).flatMap((plan, index) => {
    const by = accounts[index];
    return by ? [newJourney(by, plan)] : [];
  });
}

/** Sends the buyers, each at their time; resolves when all are done, with those who come back to look. */
async function sendAll(world: World, journeys: Journey[]): Promise<Promise<void>[]> {
  const startedAt = performance.now();
  const visits: Promise<void>[] = [];
  const lookingAgain: Promise<void>[] = [];
  for (const journey of journeys) {
    const early = startedAt + journey.plan.arrivesAt - performance.now();
    if (early > 1 && !(await pause(early, world.stop))) break;
    visits.push(
      visit(world, journey).then(() => {
        const { phase, letIn } = journey;
        if (phase === 'vanished' && !letIn) lookingAgain.push(lookAgain(world, journey));
      }),
    );
  }
  await Promise.all(visits);
  return lookingAgain;
}

/** Whoever was told that they have paid has a ticket. */
async function ticketsOf(journeys: readonly Journey[]): Promise<Kept> {
  const paid = journeys.flatMap(({ paidFor }) => paidFor ?? []);
  const confirmed = await count(
    'reservation',
    `select count(*) from reservations where id = any($1) and status = 'confirmed'`,
    [paid],
  );
  return {
    what: 'whoever was told so has a ticket',
    seen: `${paid.length} were told, ${confirmed} reservations are confirmed`,
    breaches: confirmed === paid.length ? [] : [`${paid.length - confirmed} have none`],
  };
}

async function books(): Promise<Kept> {
  const { mistakes, underWay, totals } = await auditSettled(whereabouts(portOffset));
  return {
    what: 'every seat is sold once, and every won is accounted for',
    seen: `tickets of ${totals.sold.toLocaleString('en')} KRW sold in all; ${underWay.length} things under way`,
    breaches: mistakes,
  };
}
