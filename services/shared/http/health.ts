import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { registry } from '../telemetry/metrics.ts';
import '../telemetry/process-metrics.ts';
import type { AppEnv } from './app-env.ts';

/** Asks one dependency for a sign of life; rejects when it is away. */
export type HealthCheck = () => Promise<unknown>;
export type HealthChecks = { database?: HealthCheck; redis?: HealthCheck; sidecar: HealthCheck };

const CHECK_LIMIT_MS = 1_500;

/** `/health` (process only), `/health/db`, `/health/redis`, `/health/all` (readiness) and `/metrics`. */
export function healthRoutes(
  app: OpenAPIHono<AppEnv>,
  service: string,
  version: string,
  checks: HealthChecks,
): void {
  app.get('/health', (c) =>
    c.json({
      status: 'ok',
      timestamp: new Date().toISOString(),
      uptime: Number(process.uptime().toFixed(2)),
      version,
      environment: process.env.TIKETI_PROFILE ?? 'production',
      service,
    }),
  );
  for (const [path, name] of [
    ['/health/db', 'database'],
    ['/health/redis', 'redis'],
  ] as const) {
    const check = checks[name];
    if (check) app.get(path, async (c) => answer(c, await probe(name, check)));
  }
  app.get('/health/all', async (c) => {
    const probes = await Promise.all(Object.entries(checks).map(([name, check]) => probe(name, check)));
    const ok = probes.every((one) => one.status === 'ok');
    return c.json(
      {
        status: ok ? 'ok' : 'degraded',
        checks: { server: serverState(), ...Object.fromEntries(probes.map((one) => [one.service, one])) },
        timestamp: new Date().toISOString(),
      },
      ok ? 200 : 503,
    );
  });
  app.get('/metrics', async (c) =>
    isDirect(c)
      ? c.text(await registry.metrics(), 200, { 'content-type': registry.contentType })
      : c.notFound(),
  );
}

/** Metrics are for who scrapes this process itself: no gateway and no sidecar passes them on. */
const isDirect = (c: Context) =>
  ['x-forwarded-for', 'forwarded', 'via', 'dapr-caller-app-id'].every((name) => !c.req.header(name));

type Probe = { status: 'ok' | 'error'; service: string; responseTime?: string; message?: string };

const answer = (c: Context, result: Probe) => c.json(result, result.status === 'ok' ? 200 : 503);

async function probe(service: string, check: HealthCheck): Promise<Probe> {
  const startedAt = performance.now();
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error('too slow')), CHECK_LIMIT_MS);
  try {
    await Promise.race([check(), limit.promise]);
    return { status: 'ok', service, responseTime: `${Math.round(performance.now() - startedAt)}ms` };
  } catch {
    return { status: 'error', service, message: `${service} is not reachable` };
  } finally {
    clearTimeout(timer);
  }
}

function serverState() {
  const { heapUsed, rss } = process.memoryUsage();
  const toMb = (bytes: number) => Math.round(bytes / 1_048_576);
  return {
    status: 'ok',
    uptime: Number(process.uptime().toFixed(2)),
    memory: { used: toMb(heapUsed), total: toMb(rss), unit: 'MB' },
  };
}
