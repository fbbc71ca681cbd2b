import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DAPR_VERSION, daprdCacheDir, daprdModuleDir } from '../places.ts';
import type { StartContext } from '../processes/context.ts';
import { endOf } from '../processes/log-tail.ts';
import { findProgram, pathFolders } from '../processes/programs.ts';
import { lastLineOf, runTool } from '../processes/tool.ts';
import { StartError } from '../start-error.ts';
import { daprdFolders, findDaprd } from './find-daprd.ts';

/** A daprd: one that is there, else one built from dapr/daprd, else a message that says what to do. */
export async function findOrBuildDaprd(
  context: StartContext,
  { daprd = daprdFolders(), go = goFolders() } = {},
): Promise<string> {
  return findDaprd(daprd) ?? build(goOrMessage(go), context);
}

const goFolders = () => [...pathFolders(), '/usr/local/go/bin', join(homedir(), 'go', 'bin')];

function goOrMessage(folders: string[]): string {
  const go = findProgram('go', folders);
  if (go) return go;
  throw new StartError(
    `daprd ${DAPR_VERSION}, the Dapr sidecar, was not found (PATH, ~/.dapr/bin), and there is no Go to build it with. ` +
      'Do one of:\n' +
      '  - install the Dapr CLI (https://docs.dapr.io/getting-started/install-dapr-cli/) and run: dapr init --slim\n' +
      '  - install Go 1.24 or newer (https://go.dev/doc/install); the sidecar is then built here, once\n' +
      'and start again.',
  );
}

async function build(go: string, context: StartContext): Promise<string> {
  const dir = daprdCacheDir();
  mkdirSync(dir, { recursive: true });
  const [unfinished, finished] = [join(dir, `daprd.${process.pid}`), join(dir, 'daprd')];
  const flags = `-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=${DAPR_VERSION}`;
  const args = ['build', '-v', '-tags', 'stablecomponents', '-ldflags', flags, '-o', unfinished, '.'];
  context.progress.say('  daprd was not found; building it takes 3 to 6 minutes, the first time only');
  try {
    const { exitCode, log } = await context.progress.step(
      `building daprd ${DAPR_VERSION} with Go`,
      () => runTool({ name: 'daprd-build', command: go, args, cwd: daprdModuleDir }, context),
      () => lastLineOf('daprd-build', context),
    );
    if (exitCode !== 0) throw new StartError(`daprd could not be built. ${endOf(log, 10)}`);
    renameSync(unfinished, finished);
    return finished;
  } finally {
    rmSync(unfinished, { force: true });
  }
}
