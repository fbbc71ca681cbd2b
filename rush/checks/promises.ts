import type { Journey } from '../buyers/journey.ts';
import { mostAtOnce, type Stay } from './most-at-once.ts';
import { type InLine, orderErrors } from './order.ts';

/** What a room has to keep, whoever comes: each with what was seen, and every breach as a sentence. */
export type Kept = { what: string; seen: string; breaches: string[] };

export type Room = { threshold: number; mostInside: number; queueSizeAtEnd: number };

/** What the buyers saw, held against what they were promised. */
export function promisesToBuyers(journeys: readonly Journey[], room: Room): Kept[] {
  const line = inLine(journeys);
  const order = orderErrors(line);
  const known = line.filter(({ notBefore, notAfter }) => notBefore === notAfter).length;
  const insideByBuyers = mostAtOnce(journeys.flatMap(stayOf));
  const most = Math.max(room.mostInside, insideByBuyers);
  const broken = journeys.flatMap((journey) => journey.broken);
  const forgotten = journeys.filter(({ phase }) => phase === 'waiting');
  const back = journeys.filter(({ lookedAgain }) => lookedAgain).length;
  return [
    {
      what: 'nobody is let in before somebody with a lower number',
      seen: `${order.length} order errors among ${line.length}; of ${known} the moment is known exactly`,
      breaches: order,
    },
    {
      what: `no more than ${room.threshold} are inside at once`,
      seen: `at most ${room.mostInside} as the room says, ${insideByBuyers} as the buyers saw`,
      breaches: most > room.threshold ? [`${most} were inside`] : [],
    },
    {
      what: 'a number is kept, a place never gets worse, and the room speaks with one voice',
      seen: `${journeys.filter(({ plan, waited }) => waited && plan.whim?.act === 'reload').length} meant to reload; ${back} who vanished looked whether their place was gone`,
      breaches: broken,
    },
    {
      what: 'everybody who stays is let in',
      seen: `${room.queueSizeAtEnd} in line at the end`,
      breaches: forgotten.map(({ number }) => `number ${number} waits still`),
    },
  ];
}

/** How long somebody was surely inside: from seeing that they are in to doing what may end it. */
const stayOf = ({ letIn, seenAt, doneAt }: Journey): Stay[] =>
  letIn && seenAt !== undefined && doneAt !== undefined ? [[seenAt, doneAt]] : [];

/** Those who have a number, and came and stayed: until they were let in, or to the end. */
function inLine(journeys: readonly Journey[]): InLine[] {
  return journeys.flatMap(({ number, phase, letIn, waitedUntil }) => {
    if (number === undefined) return [];
    if (letIn) return [{ number, ...letIn }];
    const stayed = phase === 'waiting' || phase === 'cut off';
    return stayed ? [{ number, notBefore: waitedUntil, notAfter: Number.POSITIVE_INFINITY }] : [];
  });
}
