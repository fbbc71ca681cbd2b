import { rmSync } from 'node:fs';
import { developmentDir, shown } from './places.ts';
import { endLeftovers, runningStarter } from './processes/record.ts';

/** `npm run reset`: forgets all data and logs of the development system. */
const running = runningStarter(developmentDir);
if (running) {
  console.error(`Tiketi is running (pid ${running}). Stop it with Ctrl-C first.`);
  process.exit(1);
}
await endLeftovers(developmentDir);
rmSync(developmentDir, { recursive: true, force: true });
console.log(`${shown(developmentDir)} is gone; the next start begins anew.`);
