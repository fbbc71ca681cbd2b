// Before every command: installs the packages if they are missing or no longer those of
// package-lock.json. Plain JavaScript for whatever Node is there; the project's own comes with the packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(home, 'node_modules', '.tiketi-installed');

const lock = readFileSync(join(home, 'package-lock.json'));
const wanted = createHash('sha256').update(lock).update(`${process.platform} ${process.arch}`).digest('hex');

if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  fail(`Node ${process.versions.node} is too old; install Node ${OLDEST_NODE} or newer and start again.`);
}
if (stamp() !== wanted) {
  if (!installedByHand()) await install();
  writeFileSync(stampFile, wanted);
}

function stamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}

/** Whether somebody ran `npm ci` or `npm install` already: npm notes what it installed. */
function installedByHand() {
  try {
    const installed = JSON.parse(
      readFileSync(join(home, 'node_modules', '.package-lock.json'), 'utf8'),
    ).packages;
    const locked = Object.entries(JSON.parse(lock.toString()).packages);
    return locked.every(
      ([path, { version, optional }]) =>
        path === '' || (installed[path] ? installed[path].version === version : optional === true),
    );
  } catch {
    return false;
  }
}

async function install() {
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  console.log('Installing the packages of package-lock.json …');
  const progress = setInterval(() => console.log(`  … installing packages (${seconds()})`), 5000);
  const code = await npmCi();
  clearInterval(progress);
  if (code !== 0) fail('The packages could not be installed; see above. Is there a network?');
  console.log(`  ✓ packages installed (${seconds()})`);
}

function npmCi() {
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  const child = spawn(command, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: home,
    stdio: 'inherit',
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code));
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
