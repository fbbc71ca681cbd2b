import { until } from '../story/client/until.ts';
import { audit, type Report } from './audit.ts';
import { shown } from './shown.ts';
import { whereabouts } from './whereabouts.ts';

/** `npm run audit`: exit 0 when every won is accounted for, 1 when not, 2 when the books cannot be read. */
const SETTLED_WITHIN_MS = 30_000;

const where = whereabouts(Number(process.env.PORT_OFFSET ?? 0));
try {
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
  // What is not settled by then is shown as it is.
  await settled.catch((fault) => {
    if (!last) throw fault;
  });
  if (last) console.log(shown(last));
  process.exitCode = last?.mistakes.length === 0 ? 0 : 1;
} catch (fault) {
  console.error(`The books cannot be read: ${fault instanceof Error ? fault.message || fault.name : fault}`);
  console.error('Is "npm start" running?');
  process.exitCode = 2;
}
