import { type InLine, orderErrors } from '../../crowd/line/order.ts';
import type { Journey } from '../buyers/journey.ts';
import { mostAtOnce, type Stay } from './most-at-once.ts';

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
  const stuck = journeys.filter((one) => waitedToTheEnd(one) && one.seenAt === undefined);
  const estimates = journeys.reduce((sum, { rises }) => sum + rises.answers, 0);
  const told = journeys.reduce((sum, { rises }) => sum + rises.told, 0);
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
      breaches: stuck.map(({ number }) => `number ${number} waited still when the rush was broken off`),
    },
    {
      what: 'no estimate rises without a word',
      seen: `${estimates} followed on another; ${told} rose, and the room said that it slowed down or stands still`,
      breaches: journeys.flatMap(({ rises }) => rises.untold),
    },
  ];
}

/** Nobody's journey ends in the line, but with the rush itself. */
const waitedToTheEnd = ({ cutOffWhen }: Journey): boolean => cutOffWhen === 'waiting';

/** How long somebody was surely inside: from seeing that they are in to doing what may end it. */
const stayOf = ({ letIn, seenAt, doneAt }: Journey): Stay[] =>
  letIn && seenAt !== undefined && doneAt !== undefined ? [[seenAt, doneAt]] : [];

/** Those who have a number, and came and stayed: until they were let in, or to the end. */
function inLine(journeys: readonly Journey[]): InLine[] {
  return journeys.flatMap((journey) => {
    const { number, letIn, waitedUntil } = journey;
    if (number === undefined) return [];
    if (letIn) return [{ number, ...letIn }];
    if (!waitedToTheEnd(journey)) return [];
    return [{ number, notBefore: waitedUntil, notAfter: Number.POSITIVE_INFINITY }];
  });
}
