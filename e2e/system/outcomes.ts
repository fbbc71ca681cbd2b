import { Refused } from '../../story/client/http.ts';

/** Counts how things ended: `done`, or the code of the refusal. What is no refusal is a fault of its own. */
export async function outcomes(requests: Promise<unknown>[]): Promise<Record<string, number>> {
  const ends = await Promise.allSettled(requests);
  const tally: Record<string, number> = {};
  for (const end of ends) {
    const name = end.status === 'fulfilled' ? 'done' : nameOf(end.reason);
    tally[name] = (tally[name] ?? 0) + 1;
  }
  return tally;
}

const nameOf = (reason: unknown) =>
  reason instanceof Refused && reason.code !== '' ? reason.code : String(reason);

/** The code of the refusal; throws when there was none. */
export async function refusalOf(request: Promise<unknown>): Promise<Refused> {
  const [end] = await Promise.allSettled([request]);
  if (end.status === 'rejected' && end.reason instanceof Refused) return end.reason;
  throw end.status === 'rejected' ? end.reason : new Error('it was not refused');
}
