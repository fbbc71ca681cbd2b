import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDaprd } from '../../start/dapr/find-daprd.ts';
import { developmentDir } from '../../start/places.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';

/** A system that runs, as a sidecar beside it has to know it. */
export type System = {
  daprd: string;
  /** Its Dapr configuration, which says where its apps find one another. */
  configFile: string;
  /** The folder of components/ that it stands on. */
  components: string;
  /** Of all its apps: where its broker is, and the token that sidecars show. */
  env: Record<string, string>;
};

/** There is no system to ask, or a part of it is away: one line says which. */
export class NothingRuns extends Error {
  constructor(message = 'Nothing runs here. Start it with "npm start" in another terminal.') {
    super(message);
  }
}

const LIMIT_MS = 2_000;

/**
 * The system that `npm start` has started, or the one that TIKETI_DIR (its folder) and TIKETI_PORT_OFFSET
 * name. Throws `NothingRuns` when none of its sidecars answers.
 */
export async function findSystem(env: NodeJS.ProcessEnv = process.env): Promise<System> {
  const configFile = join(env.TIKETI_DIR || developmentDir, 'dapr', 'config.yaml');
  const template = readRunTemplate(undefined, Number(env.TIKETI_PORT_OFFSET || 0));
  const alive = await Promise.all(template.apps.map(({ daprHTTPPort }) => answers(daprHTTPPort)));
  const daprd = findDaprd();
  if (!daprd || !existsSync(configFile) || !alive.includes(true)) throw new NothingRuns();
  return { daprd, configFile, components: template.place.folder, env: template.common.env };
}

/** A sidecar is there, whether or not its app is. */
const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/v1.0/healthz/outbound`, { signal: AbortSignal.timeout(LIMIT_MS) }).then(
    () => true,
    () => false,
  );
