import { until } from '../story/client/until.ts';
import { audit, type Report } from './audit.ts';
import type { Whereabouts } from './books.ts';

const SETTLED_WITHIN_MS = 30_000;

/** Looks at the books until they agree and nothing is under way; what is not so in time is reported as it is. */
export async function auditSettled(where: Whereabouts): Promise<Report> {
  let last: Report | undefined;
  const settled = until(
    'the books agree',
    async () => {
      last = await audit(where);
      return last;
    },
    ({ mistakes, underWay }) => mistakes.length + underWay.length === 0,
    SETTLED_WITHIN_MS,
  );
  return settled.catch((fault) => {
    if (!last) throw fault;
    return last;
  });
}
