import { type Whereabouts, withBooks } from './books.ts';
import { cards } from './checks/cards.ts';
import { goodTickets } from './checks/good-tickets.ts';
import { ledger } from './checks/ledger.ts';
import { pointsOfPayments } from './checks/points-of-payments.ts';
import { refunds } from './checks/refunds.ts';
import { seats } from './checks/seats.ts';
import { stock } from './checks/stock.ts';
import { tickets } from './checks/tickets.ts';
import { type Totals, totalsOf, unaccounted } from './totals.ts';
import { underWay } from './under-way.ts';

export type Report = {
  totals: Totals;
  /** Not decided yet. The sums of all are compared only when there is nothing of it. */
  underWay: string[];
  /** Each as a sentence. Books of a shop that is busy are read one after the other: only what stays is one. */
  mistakes: string[];
};

const CHECKS = [ledger, pointsOfPayments, cards, tickets, refunds, seats, stock, goodTickets];

/** Lays the books of points, payments, gateway, reservations, tickets, seats and stock side by side; writes nothing. */
export const audit = (where: Whereabouts): Promise<Report> =>
  withBooks(where, async (books) => {
    const open = await underWay(books);
    const mistakes: string[] = [];
    for (const check of CHECKS) mistakes.push(...(await check(books)));
    const totals = await totalsOf(books);
    if (open.length === 0) mistakes.push(...unaccounted(totals));
    return { totals, underWay: open, mistakes };
  });
