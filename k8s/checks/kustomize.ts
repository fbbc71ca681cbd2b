import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectDir } from '../../start/places.ts';
import { findProgram, isProgram, pathFolders } from '../../start/processes/programs.ts';

const run = promisify(execFile);

/** The Go module whose one tool is kustomize. */
const moduleDir = join(projectDir, 'k8s', 'kustomize');
const TOOL = 'sigs.k8s.io/kustomize/kustomize/v5';
const OUTPUT_LIMIT = 64 * 1024 * 1024;

/** The command that turns a folder into its objects. */
export type Kustomize = readonly [program: string, ...words: string[]];

const goFolders = () => [...pathFolders(), '/usr/local/go/bin', join(homedir(), 'go', 'bin')];

/** kustomize or kubectl from PATH where they are new enough, else one that Go builds, else a message that says what to do. */
export async function findOrBuildKustomize({
  path = pathFolders(),
  go = goFolders(),
} = {}): Promise<Kustomize> {
  const kustomize = findProgram('kustomize', path);
  if (kustomize && isNewEnough(await said([kustomize, 'version']))) return [kustomize, 'build'];
  const kubectl = findProgram('kubectl', path);
  if (kubectl && isNewEnough(kustomizeOf(await said([kubectl, 'version', '--client', '--output=json']))))
    return [kubectl, 'kustomize'];
  return [await build(goOrMessage(go)), 'build'];
}

export async function kustomizeBuild([program, ...words]: Kustomize, folder: string): Promise<string> {
  const { stdout } = await run(program, [...words, folder], { maxBuffer: OUTPUT_LIMIT });
  return stdout;
}

const said = ([program, ...words]: Kustomize): Promise<string> =>
  run(program, words, { timeout: 20_000 }).then(
    ({ stdout }) => stdout,
    () => '',
  );

/** The fields that k8s/ uses came with version 5. */
const isNewEnough = (version: string) => Number(/v(\d+)\.\d+\.\d+/.exec(version)?.[1]) >= 5;
const kustomizeOf = (version: string) => /"kustomizeVersion":\s*"([^"]+)"/.exec(version)?.[1] ?? '';

function goOrMessage(folders: string[]): string {
  const go = findProgram('go', folders);
  if (go) return go;
  throw new Error(
    'The checks of k8s/ need kustomize 5, and there is none and no Go to build it with. Install one of:\n' +
      '  - kubectl 1.27 or newer, which has it in it (https://kubernetes.io/docs/tasks/tools/)\n' +
      '  - kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/)\n' +
      '  - Go 1.24 or newer (https://go.dev/doc/install); kustomize is then built here, once',
  );
}

async function build(go: string): Promise<string> {
  const folder = cacheDir();
  const [unfinished, finished] = [join(folder, `kustomize.${process.pid}`), join(folder, 'kustomize')];
  if (isProgram(finished)) return finished;
  console.log('kustomize was not found; building it with Go takes a minute, the first time only');
  mkdirSync(folder, { recursive: true });
  try {
    const child = spawn(go, ['build', '-o', unfinished, TOOL], {
      cwd: moduleDir,
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint += chunk;
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`kustomize could not be built:\n${complaint.slice(-2_000)}`);
    renameSync(unfinished, finished);
    return finished;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Outside the project, as daprd is, and keyed by what it is built from. */
function cacheDir(): string {
  const sources = ['go.mod', 'go.sum'].map((file) => readFileSync(join(moduleDir, file)));
  const key = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  return join(cache, 'tiketi', `kustomize-${key}`);
}
