import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from './config.ts';

const PATIENCE_MS = 2_000;

/** Answers `GET /health` for the whole: 200 when each service has a process that answers its own, else 503 and which do not. */
export async function answerHealth(
  services: Config['services'],
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const states = await Promise.all(
    Object.entries(services).map(async ([name, urls]) => [name, await stateOfAny(urls)] as const),
  );
  const healthy = states.every(([, state]) => state === 'ok');
  const body = JSON.stringify({
    status: healthy ? 'ok' : 'degraded',
    services: Object.fromEntries(states),
    timestamp: new Date().toISOString(),
  });
  res.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(req.method === 'HEAD' ? undefined : body);
}

async function stateOfAny(urls: readonly string[]) {
  const states = await Promise.all(urls.map(stateOf));
  return states.includes('ok') ? 'ok' : 'unavailable';
}

async function stateOf(url: string): Promise<'ok' | 'unavailable'> {
  try {
    const answer = await fetch(new URL('/health', url), { signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.body?.cancel();
    return answer.ok ? 'ok' : 'unavailable';
  } catch {
    return 'unavailable';
  }
}
