import { demoAccounts, demoStaff } from './demo-accounts.ts';
import { developmentDir, shown } from './places.ts';
import type { RunningSystem } from './running-system.ts';
import { PartDied, StartError } from './start-error.ts';
import { startSystem } from './system.ts';
import { seconds } from './terminal/seconds.ts';
import { listenForStop } from './terminal/stop-signals.ts';
import { table } from './terminal/table.ts';

/** `npm start` and, with `--infra`, `npm run infra`. */
async function main(): Promise<number> {
  const startedAt = performance.now();
  const infrastructureOnly = process.argv.includes('--infra');
  const stopping = new AbortController();
  let system: RunningSystem | undefined;
  listenForStop({
    onFirst() {
      console.log('\nStopping …');
      stopping.abort(new StartError('Stopped.'));
      void system?.stop();
    },
    // Leaving ends every process of ours at once.
    onSecond: () => process.exit(130),
  });

  try {
    console.log(`Starting Tiketi; logs are in ${shown(developmentDir)}/logs`);
    system = await startSystem({ infrastructureOnly, signal: stopping.signal });
    if (!stopping.signal.aborted) console.log(welcome(system, infrastructureOnly, startedAt));
    else void system.stop();
    const death = await system.ended;
    console.log('All parts are stopped.');
    return death ? 1 : 0;
  } catch (fault) {
    if (stopping.signal.aborted) {
      console.log('All parts are stopped.');
      return 130;
    }
    if (!(fault instanceof PartDied))
      console.error(fault instanceof StartError ? `\n${fault.message}` : fault);
    return 1;
  }
}

function welcome(system: RunningSystem, infrastructureOnly: boolean, startedAt: number): string {
  const rows = system
    .parts()
    .map(({ name, address, state, logFile }) => [name, address, state, shown(logFile)]);
  return [
    '',
    table(['part', 'address', 'state', 'log file'], rows),
    '',
    ...(infrastructureOnly ? nextCommand : accounts(system)),
    '',
    `Ready after ${seconds(startedAt)}. Ctrl-C stops all of it.`,
  ].join('\n');
}

const nextCommand = ['Now start the apps, in another terminal:', '', '  dapr run -f dev.yaml'];

function accounts({ env, urls }: RunningSystem): string[] {
  const { ADMIN_EMAIL = '', ADMIN_PASSWORD = '' } = env;
  const buyers = env.SEED_DEMO === 'true' ? demoAccounts : [];
  const rows = buyers.map(({ email, password, points }) => [
    email,
    password,
    `${points.toLocaleString()} points`,
  ]);
  const staff = buyers.length > 0 ? [[demoStaff.email, demoStaff.password, 'staff at the door']] : [];
  return [
    table(['account', 'password', ''], [[ADMIN_EMAIL, ADMIN_PASSWORD, 'administrator'], ...staff, ...rows]),
    '',
    `Open ${urls.origin}, with /admin for the organiser and /door for who checks tickets; mail arrives at ${urls.mail}`,
  ];
}

process.exitCode = await main();
process.exit();
