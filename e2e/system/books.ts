import { audit, type Report } from '../../audit/audit.ts';
import { until } from '../../story/client/until.ts';
import { accessOf } from './databases.ts';
import { gatewayUrl } from './places.ts';

/** Settling takes the reconciler a few rounds at most. */
const SETTLED_WITHIN_MS = 40_000;

const report = (): Promise<Report> =>
  audit({
    databases: { payment: accessOf('payment'), reservation: accessOf('reservation') },
    gatewayUrl,
  });

/** Waits until nothing is under way and then wants every book to agree. */
export const expectBooksToAgree = (): Promise<void> => expectBooksToAgreeWithin(SETTLED_WITHIN_MS);

export async function expectBooksToAgreeWithin(limitMs: number): Promise<void> {
  await until(
    'the books agree',
    async () => {
      const { underWay, mistakes } = await report();
      return [...mistakes, ...underWay];
    },
    (found) => found.length === 0,
    limitMs,
  );
}
