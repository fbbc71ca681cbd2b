import { again } from './again.ts';
import { buy } from './buy.ts';
import type { Journey } from './journey.ts';
import { ToldNo } from './shop.ts';
import { hear, waitByPolling } from './wait.ts';
import { waitBySocket } from './wait-by-socket.ts';
import type { World } from './world.ts';

/** Everything one buyer does, from the door to the end; never throws. */
export async function visit(world: World, journey: Journey): Promise<void> {
  const { crowd, troubles, stop } = world;
  crowd.arrived(journey);
  try {
    if (!(await comeIn(world, journey))) return;
    crowd.move(journey, 'inside');
    await buy(world, journey);
  } catch (fault) {
    journey.doneAt ??= Date.now();
    if (stop.aborted) return crowd.move(journey, 'cut off');
    crowd.move(journey, 'failed');
    if (!(fault instanceof ToldNo)) troubles.count(fault instanceof Error ? fault.message : String(fault));
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
      world.crowd.move(journey, 'left');
      await again(() => world.shop.leave(journey), world.stop);
      return false;
    case 'vanish':
      journey.vanishedAt = journey.doneAt = Date.now();
      world.crowd.move(journey, 'vanished');
      return false;
    case 'reload':
      if (await enter(world, journey)) return true;
      if (journey.phase !== 'waiting') return false;
      return (await waitAtMost(world, journey, undefined)) === 'in';
    default:
      return whim.act satisfies never;
  }
}

/** Knocks until there is an answer; true when they are in. */
async function enter(world: World, journey: Journey): Promise<boolean> {
  try {
    const knock = () =>
      world.shop.check(journey).catch((fault) => {
        journey.lost = true;
        throw fault;
      });
    return hear(world, journey, await again(knock, world.stop));
  } catch (fault) {
    if (!(fault instanceof ToldNo && fault.code === 'QUEUE_NOT_ADMITTED')) throw fault;
    world.crowd.move(journey, 'turned away');
    return false;
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
