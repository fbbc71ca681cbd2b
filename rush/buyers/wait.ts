import { hearLetIn, hearPlace } from './hear.ts';
import type { Journey } from './journey.ts';
import { pause } from './pause.ts';
import type { Shop } from './shop.ts';
import type { World } from './world.ts';

type Heard = Awaited<ReturnType<Shop['status']>>;

/** Reads what the room answered; true when they are in. */
export function hear(world: World, journey: Journey, { answer, asked }: Heard): boolean {
  // An answer that was on its way when they went.
  if (journey.doneAt !== undefined) return false;
  if (answer.queued) {
    hearPlace(journey, answer, asked);
    return false;
  }
  // An event that is over has no room: nobody is kept out of it, and nobody is in.
  if (answer.admitted) hearLetIn(journey, answer, asked, world.slotMs);
  journey.pass ??= answer.pass ?? undefined;
  return true;
}

/** Asks where they stand; true when they are in. Who gets no answer asks again another time. */
export async function look(world: World, journey: Journey): Promise<boolean> {
  try {
    return hear(world, journey, await world.shop.status(journey));
  } catch {
    journey.lost = true;
    return false;
  }
}

/** Waits by asking again and again; true when they are in, false when `over` came first. */
export async function waitByPolling(world: World, journey: Journey, over: AbortSignal): Promise<boolean> {
  while (await pause(world.pollMs, over)) {
    if (await look(world, journey)) return true;
  }
  return false;
}
