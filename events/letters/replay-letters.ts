import type { ReplayCommand } from '../arguments.ts';
import type { System } from '../system/find-system.ts';
import { fromAll, type Keepers, tellSilent, withKeepers } from './ask-keepers.ts';
import type { KeeperName } from './keepers.ts';

type Outcome = { app: KeeperName; id: string; reason: string | null };

/** `replay`: exit 1 when a letter could not be handled, when there was none of that id, or a service is silent. */
export const replayLetters = (system: System, { id, app }: ReplayCommand): Promise<number> =>
  withKeepers(system, async (ask) => {
    const { answers, silent } = await fromAll(app, (one) =>
      id ? replayOne(ask, one, id) : replayAll(ask, one),
    );
    const outcomes = answers.flat();
    for (const { app, id, reason } of outcomes)
      console.log(`${app}  ${id}  ${reason === null ? 'replayed' : `stays: ${reason}`}`);
    const allAnswered = tellSilent(silent);
    if (outcomes.length > 0) return allAnswered && outcomes.every(({ reason }) => reason === null) ? 0 : 1;
    if (allAnswered) console.log(id ? `No service has a dead letter ${id}.` : 'No dead letters.');
    return id || !allAnswered ? 1 : 0;
  });

async function replayOne(ask: Keepers, app: KeeperName, id: string): Promise<Outcome[]> {
  const reason = await ask.replay(app, id);
  return reason === undefined ? [] : [{ app, id, reason }];
}

/** The oldest first, as they happened. A service lists so many at a time: again until none of them goes. */
async function replayAll(ask: Keepers, app: KeeperName): Promise<Outcome[]> {
  const outcomes = new Map<string, Outcome>();
  for (;;) {
    const letters = (await ask.list(app, 'waiting')).filter(({ id }) => !outcomes.has(id));
    if (letters.length === 0) return [...outcomes.values()];
    for (const { id } of letters.toSorted((a, b) => a.firstSeenAt.localeCompare(b.firstSeenAt)))
      for (const outcome of await replayOne(ask, app, id).catch(() => unheard(app, id)))
        outcomes.set(id, outcome);
    // Gone meanwhile: somebody else has replayed it.
    for (const { id } of letters) if (!outcomes.has(id)) return [...outcomes.values()];
  }
}

/** The others are not given up for it. */
const unheard = (app: KeeperName, id: string): Outcome[] => [{ app, id, reason: 'no answer came' }];
