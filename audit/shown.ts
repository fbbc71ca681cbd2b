import { table } from '../start/terminal/table.ts';
import type { Report } from './audit.ts';

const won = (amount: number) => amount.toLocaleString('en-US').padStart(15);

/** A report as people read it: the sums in KRW, what is under way, and every mistake. */
export function shown({ totals, underWay, mistakes }: Report): string {
  const sums: [string, number][] = [
    ['taken from cards', totals.taken_by_cards],
    ['  given back to cards', totals.returned_to_cards],
    ['  kept for tickets', totals.cards_for_tickets],
    ['  kept for points', totals.cards_for_points],
    ['points charged', totals.points_charged],
    ['  adjusted by hand', totals.points_adjusted],
    ['  used', totals.points_used],
    ['  given back', totals.points_returned],
    ['  held by people', totals.points_held],
    ['tickets sold', totals.sold],
    ['  paid by card', totals.cards_for_tickets],
    ['  paid by points', totals.points_for_tickets],
    ['  paid by hand', totals.by_hand],
  ];
  return [
    table(
      ['where the money is', 'KRW'.padStart(15)],
      sums.map(([what, amount]) => [what, won(amount)]),
    ),
    '',
    ...listed('Under way:', underWay),
    ...(mistakes.length === 0 ? ['No mistake: every won is accounted for.'] : listed('Mistakes:', mistakes)),
  ].join('\n');
}

const listed = (heading: string, lines: string[]) =>
  lines.length === 0 ? [] : [heading, ...lines.map((line) => `  ${line}`), ''];
