import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { answerBrokenRequests, PATIENCE } from '../http/broken-requests.ts';
import type { Logger } from '../telemetry/logger.ts';
import { flushTraces } from '../telemetry/start-tracing.ts';

/** Anything a service opened and has to close again. */
export type Closable = { close: () => unknown };

export type Listening = {
  fetch: (request: Request) => Response | Promise<Response>;
  port: number;
  /** Undefined: every address of the machine. */
  hostname?: string | undefined;
  log: Logger;
  /** Closed in this order after the last request was answered. */
  closing: Closable[];
  /** For what shares the port, such as Socket.IO. */
  onServer?: (server: Server) => void;
  /** For connections that would never end by themselves: called before the last request is waited for. */
  onStopping?: () => void;
};

const DRAIN_MS = 8_000;
const SWEEP_MS = 50;

/**
 * Listens until SIGTERM or SIGINT: takes nothing new, finishes what runs, closes what was
 * opened, and is gone within 10 s. A fault nobody caught ends the process; the platform starts a new one.
 */
export function runService({ fetch, port, hostname, log, closing, onServer, onStopping }: Listening): void {
  const server = serve(
    {
      fetch,
      port,
      ...(hostname && { hostname }),
      serverOptions: PATIENCE,
    },
    () => log.info({ port }, 'listening'),
  ) as Server;
  answerBrokenRequests(server);
  onServer?.(server);

  let stopping = false;
  async function stop(signal: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), DRAIN_MS + 1_500).unref();
    const finished = drained(server);
    onStopping?.();
    await finished;
    for (const part of closing) await part.close();
    await flushTraces();
    process.exit(0);
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => void stop(signal));
  for (const fault of ['uncaughtException', 'unhandledRejection']) {
    process.on(fault, (error) => {
      log.fatal({ err: error }, fault);
      process.exit(1);
    });
  }
}

function drained(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
      resolve();
    }, DRAIN_MS);
    // A connection that was busy when we closed is kept alive after its answer, unless it is closed then.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      resolve();
    });
  });
}
