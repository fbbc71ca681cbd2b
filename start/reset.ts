import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { developmentDir, projectDir, shown } from './places.ts';
import { endLeftovers, runningStarter } from './processes/record.ts';

/** `npm run reset`: forgets all data and logs of the development system. */
const running = runningStarter(developmentDir);
if (running) {
  console.error(`Tiketi is running (pid ${running}). Stop it with Ctrl-C first.`);
  process.exit(1);
}
await endLeftovers(developmentDir);
rmSync(developmentDir, { recursive: true, force: true });
// Where Dapr's own CLI logs.
for (const folder of globSync('services/*/.dapr', { cwd: projectDir }))
  rmSync(join(projectDir, folder), { recursive: true });
console.log(`${shown(developmentDir)} is gone; the next start begins anew.`);
