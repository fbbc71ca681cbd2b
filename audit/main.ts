import { auditSettled } from './settled.ts';
import { shown } from './shown.ts';
import { whereabouts } from './whereabouts.ts';

/** `npm run audit`: exit 0 when every won is accounted for, 1 when not, 2 when the books cannot be read. */
try {
  const report = await auditSettled(whereabouts(Number(process.env.PORT_OFFSET ?? 0)));
  console.log(shown(report));
  process.exitCode = report.mistakes.length === 0 ? 0 : 1;
} catch (fault) {
  console.error(`The books cannot be read: ${fault instanceof Error ? fault.message || fault.name : fault}`);
  console.error('Is "npm start" running?');
  process.exitCode = 2;
}
