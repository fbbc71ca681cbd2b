import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { ConfigError } from './env.ts';

/** The component's name everywhere; what stands behind it is a matter of `components/`. */
const SECRET_STORE = 'secrets';
/** A sidecar that starts beside its service is there well before. */
const PATIENCE_MS = 120_000;
const ONE_TRY_MS = 5_000;

const Values = z.record(z.string(), z.string());

/**
 * Takes the service's secrets from the sidecar's secret store into the environment, where SECRET_NAME says which
 * they are; without it, as on one machine, the environment has them already. Waits for the sidecar, two minutes
 * at most. A store that keeps one text for a name (the environment, Key Vault, Secret Manager) keeps them as JSON.
 */
export async function takeSecrets(
  env: NodeJS.ProcessEnv = process.env,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const { SECRET_NAME: name, DAPR_HTTP_PORT: port } = env;
  if (!name) return;
  const url = `http://127.0.0.1:${port}/v1.0/secrets/${SECRET_STORE}/${encodeURIComponent(name)}`;
  const kept = Values.parse(await untilAnswered(url, Date.now() + patienceMs));
  const { [name]: document } = kept;
  Object.assign(env, document === undefined ? kept : readDocument(name, document));
}

async function untilAnswered(url: string, giveUpAt: number): Promise<unknown> {
  let reason = 'nobody answers';
  while (Date.now() < giveUpAt) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ONE_TRY_MS) });
      if (response.ok) return await response.json();
      reason = `it answers ${response.status}`;
    } catch {
      reason = 'nobody answers';
    }
    await pause(500);
  }
  throw new ConfigError(`The sidecar's secret store gave no secrets: ${reason}.`);
}

function readDocument(name: string, document: string): Record<string, string> {
  try {
    return Values.parse(JSON.parse(document));
  } catch {
    throw new ConfigError(`The secret "${name}" is not a JSON object of texts.`);
  }
}
