import { table } from '../../start/terminal/table.ts';
import type { Journey } from '../buyers/journey.ts';
import { mostWithin } from '../checks/most-at-once.ts';
import type { Outcome } from '../rush.ts';
import { honestyOf } from './honesty.ts';
import { type Spread, spreadOf } from './spread.ts';

const MOST_BREACHES_SHOWN = 10;

/** Everything a rush has shown, as a person reads it. */
export function summary(outcome: Outcome): string {
  return [
    headline(outcome),
    spreads(outcome),
    ...sentences(outcome),
    '',
    ...outcome.kept.flatMap(({ what, seen, breaches }) => [
      `${breaches.length === 0 ? '✓' : '✗'} ${what}: ${seen}`,
      ...breaches.slice(0, MOST_BREACHES_SHOWN).map((breach) => `    ${breach}`),
      ...(breaches.length > MOST_BREACHES_SHOWN
        ? [`    and ${breaches.length - MOST_BREACHES_SHOWN} more`]
        : []),
    ]),
    ...(outcome.crowd.count('cut off') > 0
      ? ['', 'The rush was broken off: what would have come of those who were cut off was not seen.']
      : []),
  ].join('\n');
}

function headline({ journeys, crowd, seconds, room }: Outcome): string {
  const ends = (['paid', 'sold out', 'left', 'vanished', 'turned away', 'failed', 'cut off'] as const)
    .filter((phase) => crowd.count(phase) > 0)
    .map((phase) => `${crowd.count(phase).toLocaleString('en')} ${phase}`);
  return `\n${journeys.length.toLocaleString('en')} buyers at ${room.seats} seats in ${seconds.toFixed(1)} s: ${ends.join(', ')}.\n`;
}

function spreads({ journeys, times }: Outcome): string {
  const waits = journeys.flatMap((journey) => waitOf(journey) ?? []);
  const lags = (by: Journey['seenBy']) =>
    spreadOf(
      journeys.flatMap((journey) => (journey.waited && journey.seenBy === by ? (lagOf(journey) ?? []) : [])),
    );
  const routes = [...times].map(([route, taken]): Row => [`answer of ${route}, ms`, spreadOf(taken)]);
  const rows: Row[] = [
    ['wait, s', spreadOf(waits)],
    ['place by the marks off by, people', spreadOf(journeys.flatMap((journey) => journey.placeErrors))],
    ['let in to seen by message, ms', lags('message')],
    ['let in to seen by asking, ms', lags('answer')],
    ...routes,
  ];
  return table(
    ['', 'p50', 'p90', 'p99', 'most', 'of'],
    rows.flatMap(([name, spread]) => (spread ? [[name, ...figures(spread)]] : [])),
  );
}

type Row = [name: string, spread: Spread | undefined];

const figures = ({ p50, p90, p99, most, count }: Spread) =>
  [...[p50, p90, p99, most].map(short), count.toLocaleString('en')].map((cell) => cell.padStart(6));

const short = (value: number) =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0, useGrouping: true });

function sentences({ journeys, refusals, troubles, ownDelay, room }: Outcome): string[] {
  const exact = journeys.flatMap(({ waited, letIn }) =>
    waited && letIn && letIn.notBefore === letIn.notAfter ? [letIn.notAfter] : [],
  );
  const asked = journeys.filter(
    ({ waited, plan, seenBy }) => waited && plan.way === 'socket' && seenBy === 'answer',
  );
  return [
    '',
    `Most called up within one second: ${mostWithin(exact, 1_000)} of ${room.limits.admitPerSecond}.`,
    `Waited by socket and learnt it by asking, before the message: ${asked.length}.`,
    ...estimates(journeys),
    `Refused: ${refusals.isEmpty ? 'nobody' : refusals}.`,
    ...(troubles.isEmpty ? [] : [`Troubles: ${troubles}.`]),
    `The simulator itself was late by ${short(ownDelay)} ms at p99.`,
  ];
}

function estimates(journeys: readonly Journey[]): string[] {
  const people = journeys.flatMap((journey) => {
    const waited = waitOf(journey);
    return waited === undefined ? [] : [{ estimate: journey.firstEstimate ?? null, waited }];
  });
  const { told, untold, within, sooner, later } = honestyOf(people);
  const rises = { answers: 0, told: 0, untold: 0 };
  for (const one of journeys) {
    rises.answers += one.rises.answers;
    rises.told += one.rises.told;
    rises.untold += one.rises.untold.length;
  }
  const miss = (spread: Spread | undefined, how: string) =>
    spread
      ? `; ${spread.count} were in ${how}, by ${short(spread.p50)} s at p50, ${short(spread.p99)} s at p99`
      : '';
  return [
    `First estimates: ${told === 0 ? 'none' : `${(within * 100).toFixed(0)} % of ${told} were right`}${miss(sooner, 'sooner')}${miss(later, 'later')}; ${untold} heard that nobody can say yet.`,
    `Of ${rises.answers.toLocaleString('en')} later estimates ${rises.told} rose and said why, ${rises.untold} rose without a word.`,
  ];
}

/** From the first answer to being let in, in seconds; undefined for who did not wait, or not to the end. */
const waitOf = ({ waited, answeredAt, letIn }: Journey): number | undefined =>
  waited && letIn && answeredAt !== undefined ? Math.max(letIn.notAfter - answeredAt, 0) / 1_000 : undefined;

/** From being let in to knowing it, in ms; where the moment is not known, the most that it can have been. */
function lagOf({ letIn, seenAt, behindHeadUntil }: Journey): number | undefined {
  if (!letIn || seenAt === undefined) return undefined;
  return Math.max(seenAt - Math.max(letIn.notBefore, behindHeadUntil), 0);
}
