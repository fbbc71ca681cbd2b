import { buy } from './buy.ts';
import type { Journey } from './journey.ts';
import { pause } from './pause.ts';
import { ToldNo } from './shop.ts';
import { hear, waitByPolling } from './wait.ts';
import { waitBySocket } from './wait-by-socket.ts';
import type { World } from './world.ts';

/** Everything one buyer does, from the door to the end; never throws. */
export async function visit(world: World, journey: Journey): Promise<void> {
  const { crowd, troubles } = world;
  crowd.arrived(journey);
  try {
    if (!(await comeIn(world, journey))) return;
    crowd.move(journey, 'inside');
    await buy(world, journey);
  } catch (fault) {
    if (!(fault instanceof ToldNo)) troubles.count(fault instanceof Error ? fault.message : String(fault));
    journey.doneAt ??= Date.now();
    crowd.move(journey, world.stop.aborted ? 'cut off' : 'failed');
  }
}

/** Enters, and waits for their turn as they mean to; true when they are in, else their journey is over. */
async function comeIn(world: World, journey: Journey): Promise<boolean> {
  if (await enter(world, journey)) return true;
  if (journey.phase === 'turned away') return false;
  world.crowd.move(journey, 'waiting');
  const { whim } = journey.plan;
  const turn = await waitAtMost(world, journey, whim?.afterMs);
  if (turn !== 'patience is over' || !whim) return turn === 'in';
  switch (whim.act) {
    case 'leave':
      journey.doneAt = Date.now();
      await world.shop.leave(journey);
      world.crowd.move(journey, 'left');
      return false;
    case 'vanish':
      journey.vanishedAt = journey.doneAt = Date.now();
      world.crowd.move(journey, 'vanished');
      return false;
    case 'reload':
      if (await enter(world, journey)) return true;
      return (await waitAtMost(world, journey, undefined)) === 'in';
    default:
      return whim.act satisfies never;
  }
}

const TRIES = 5;
const TRY_AGAIN_MS = 1_000;

/** Knocks; who gets no proper answer knocks again, as people do. */
async function enter(world: World, journey: Journey): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      return hear(world, journey, await world.shop.check(journey));
    } catch (fault) {
      journey.lost = true;
      if (fault instanceof ToldNo && fault.code === 'QUEUE_NOT_ADMITTED') {
        world.crowd.move(journey, 'turned away');
        return false;
      }
      if (tries === TRIES || !(await pause(TRY_AGAIN_MS, world.stop))) throw fault;
    }
  }
}

type Turn = 'in' | 'patience is over' | 'cut off';

/** Waits for their turn, by socket or polling, as long as their patience lasts. */
async function waitAtMost(world: World, journey: Journey, patienceMs: number | undefined): Promise<Turn> {
  const patience = new AbortController();
  const timer = patienceMs === undefined ? undefined : setTimeout(() => patience.abort(), patienceMs);
  const over = AbortSignal.any([patience.signal, world.stop]);
  const wait = journey.plan.way === 'socket' ? waitBySocket : waitByPolling;
  const isIn = await wait(world, journey, over);
  clearTimeout(timer);
  if (isIn) return 'in';
  if (!world.stop.aborted) return 'patience is over';
  world.crowd.move(journey, 'cut off');
  return 'cut off';
}
