import type { KeptList } from './lists.ts';

/** How many of the good tickets have come in: as the list knows it, and whom this phone has let in since. */
export function countsOf({ tickets }: KeptList, admittedHere: readonly string[]) {
  const here = new Set(admittedHere);
  const good = tickets.filter(({ status }) => status !== 'cancelled');
  const listed = good.filter(({ id, status }) => status === 'used' || here.has(id)).length;
  const ids = new Set(tickets.map(({ id }) => id));
  const newer = admittedHere.filter((id) => !ids.has(id)).length;
  return { admitted: listed + newer, tickets: good.length + newer };
}
