import type { Crowd } from '../buyers/crowd.ts';
import type { Phase } from '../buyers/journey.ts';
import type { Tally } from '../buyers/tally.ts';

const BLOCK_EVERY_MS = 500;
const LINE_EVERY_MS = 5_000;
/** Admissions a second are told of so many seconds. */
const PACE_SECONDS = 5;

export type Watched = {
  users: number;
  crowd: Crowd;
  refusals: Tally;
  troubles: Tally;
  /** As the room says. */
  room: Readonly<{ inside: number; queueSize: number }>;
};

export type Screen = { isTTY?: boolean | undefined; write: (text: string) => unknown };

/** Shows how the rush goes: on a terminal as a block that is written over, elsewhere as a line now and then. */
export function showProgress(watched: Watched, screen: Screen = process.stdout) {
  const startedAt = performance.now();
  const pace = paceOf(() => watched.crowd.letIn);
  let height = 0;
  const show = () => {
    const lines = shown(watched, (performance.now() - startedAt) / 1_000, pace());
    if (!screen.isTTY) return screen.write(`${lines.join('  ')}\n`);
    const over = height > 0 ? `\x1b[${height}A\x1b[0J` : '';
    height = lines.length;
    return screen.write(`${over}${lines.map((line) => `  ${line}`).join('\n')}\n`);
  };
  const timer = setInterval(show, screen.isTTY ? BLOCK_EVERY_MS : LINE_EVERY_MS);
  return {
    close() {
      clearInterval(timer);
      show();
    },
  };
}

function shown({ users, crowd, refusals, troubles, room }: Watched, seconds: number, pace: number): string[] {
  const count = (phase: Phase) => crowd.count(phase).toLocaleString('en');
  const clock = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
  const others = (['sold out', 'turned away', 'failed', 'cut off'] as const)
    .filter((phase) => crowd.count(phase) > 0)
    .map((phase) => `, ${phase} ${count(phase)}`);
  return [
    `${clock}  arrived ${crowd.journeys.length.toLocaleString('en')} of ${users.toLocaleString('en')}, waiting ${count('waiting')}, inside ${count('inside')}, holding ${count('holding')}, paid ${count('paid')}, left ${count('left')}, vanished ${count('vanished')}${others.join('')}`,
    `let in ${pace.toFixed(1)}/s; the room says ${room.queueSize.toLocaleString('en')} in line, ${room.inside.toLocaleString('en')} inside`,
    ...(refusals.isEmpty ? [] : [`refused: ${refusals}`]),
    ...(troubles.isEmpty ? [] : [`troubles: ${troubles}`]),
  ];
}

/** How much a count grew a second, over the last few seconds. */
function paceOf(count: () => number): () => number {
  const seen: { at: number; count: number }[] = [{ at: performance.now(), count: count() }];
  return () => {
    const now = { at: performance.now(), count: count() };
    seen.push(now);
    while (seen.length > 2 && (seen[1]?.at ?? now.at) < now.at - PACE_SECONDS * 1_000) seen.shift();
    const first = seen[0] ?? now;
    return now.at > first.at ? ((now.count - first.count) * 1_000) / (now.at - first.at) : 0;
  };
}
