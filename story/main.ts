import { isNobodyThere } from './client/nobody-there.ts';
import { readSettings } from './settings.ts';
import { printedSteps, StepFailed } from './step.ts';
import { tellStory } from './story.ts';

/** `npm run story`: exit 0 only when every step was seen to happen. */
const settings = readSettings();
const startedAt = performance.now();
console.log(`A buyer's story at ${settings.origin}\n`);
try {
  await tellStory(settings, printedSteps());
  console.log(`\nAll steps were seen, in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
} catch (fault) {
  console.error(`\n${told(fault)}`);
  process.exitCode = 1;
}

function told(fault: unknown): string {
  if (isNobodyThere(fault)) return `Nobody answers at ${settings.origin}. Is "npm start" running?`;
  if (!(fault instanceof StepFailed)) return String(fault instanceof Error ? fault.stack : fault);
  return `${fault.message}\n${reasons(fault.cause).join('\n  because ')}`;
}

function reasons(fault: unknown): string[] {
  if (!(fault instanceof Error)) return [String(fault)];
  return fault.cause === undefined ? [fault.message] : [fault.message, ...reasons(fault.cause)];
}
