import type { Journey } from './journey.ts';
import { pause } from './pause.ts';
import { ToldNo } from './shop.ts';
import type { World } from './world.ts';

/** The room drops places when it is asked something, not by the second. */
const LAPSED_LATER_MS = 15_000;

/**
 * Who vanished from the line comes back when the place has to be gone, if the rush is still on: whoever has it
 * still was kept in line without a sign of life. Then they leave again.
 */
export async function lookAgain({ placeMs, ended, shop, troubles }: World, journey: Journey): Promise<void> {
  if (!(await pause(placeMs + LAPSED_LATER_MS, ended))) return;
  try {
    const { answer } = await shop.status(journey);
    journey.lookedAgain = true;
    if (answer.queued && answer.number !== null && answer.number === journey.number)
      journey.broken.push(`number ${journey.number} vanished ${placeMs / 1_000} s ago and waits still`);
    await shop.leave(journey);
  } catch (fault) {
    if (!(fault instanceof ToldNo)) troubles.count(String(fault));
  }
}
