import autocannon from 'autocannon';
import type { Figures } from '../load.ts';
import { cpuFigures, measured, round } from '../measure.ts';
import { settings } from '../settings.ts';

const CONNECTIONS = 50;
const WARM_UP_SECONDS = 2;

/** One address, asked for by 50 connections as fast as it answers. */
export async function get(url: string, headers: Record<string, string> = {}): Promise<Figures> {
  const target = { url, headers, connections: CONNECTIONS };
  await autocannon({ ...target, duration: WARM_UP_SECONDS });
  const { result, cpu } = await measured(() => autocannon({ ...target, duration: settings.seconds }));
  const { requests, latency, non2xx, errors } = result;
  return {
    'requests/s': round(requests.average),
    'p50 ms': latency.p50,
    'p99 ms': latency.p99,
    ...cpuFigures(cpu, requests.total),
    failed: non2xx + errors,
  };
}
