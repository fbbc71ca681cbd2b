import { CommunicationProtocolEnum, DaprClient } from '@dapr/dapr';
import { deadline } from '../deadline.ts';
import type { Logger } from '../telemetry/logger.ts';
import { carryTrace } from './carry-trace.ts';

/** Component names are the same everywhere; what stands behind them is a matter of `components/`. */
export const PUBSUB = 'pubsub';
export const STATE_STORE = 'statestore';
export const LOCK_STORE = 'lockstore';

export type Sidecar = {
  client: DaprClient;
  /** Address of the sidecar's HTTP API. */
  url: string;
  ping: () => Promise<void>;
  close: () => Promise<void>;
};

/**
 * The service's sidecar. The client is started in the background: a sidecar that comes up
 * after its service, or dies and comes back, only makes the calls in between fail.
 */
export function connectSidecar(httpPort: number, log: Logger): Sidecar {
  const quiet = { error: () => {}, warn: () => {}, info: () => {}, verbose: () => {}, debug: () => {} };
  const client = new DaprClient({
    daprHost: '127.0.0.1',
    daprPort: String(httpPort),
    communicationProtocol: CommunicationProtocolEnum.HTTP,
    logger: { service: quiet },
  });
  carryTrace(client);
  const url = `http://127.0.0.1:${httpPort}`;

  /** Answers once the sidecar's components are loaded; does not ask whether the sidecar likes the app. */
  async function ping(): Promise<void> {
    const response = await fetch(`${url}/v1.0/healthz/outbound`, { signal: AbortSignal.timeout(1_000) });
    if (!response.ok) throw new Error(`sidecar answers ${response.status}`);
  }

  const stopped = new AbortController();
  startWhenReachable(client, ping, stopped.signal).then(
    () => log.info('sidecar connected'),
    (error) => log.warn({ err: error }, 'sidecar client not started'),
  );
  return {
    client,
    url,
    ping,
    async close() {
      stopped.abort();
      await client.stop();
    },
  };
}

async function startWhenReachable(
  client: DaprClient,
  ping: () => Promise<void>,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    try {
      await ping();
      return await deadline(client.start(), 5_000);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
