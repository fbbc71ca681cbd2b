import { percentile } from './client/percentile.ts';
import type { Figures } from './load.ts';
import { type Cpu, cpuBetween, readCpu } from './system/cpu.ts';
import { settled } from './system/settled.ts';

export type Measured<Result> = { result: Result; seconds: number; cpu: Cpu };

/** Runs a load and tells how long it took, and what CPU it cost until all it had caused was done. */
export async function measured<Result>(work: () => Promise<Result>): Promise<Measured<Result>> {
  await settled();
  const before = readCpu();
  const startedAt = performance.now();
  const result = await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  await settled();
  return { result, seconds, cpu: cpuBetween(before, readCpu()) };
}

/** CPU of each kind of part for one request, hold, flow or whatever was done. */
export function cpuFigures(cpu: Cpu, operations: number): Figures {
  const each = (ms: number) => round(ms / operations, 2);
  const { services, sidecars, stores, origin } = cpu;
  return {
    'CPU ms each': each(services + sidecars + stores + origin),
    services: each(services),
    sidecars: each(sidecars),
    stores: each(stores),
    origin: each(origin),
  };
}

export const timeFigures = (times: readonly number[]): Figures => ({
  'p50 ms': round(percentile(times, 50)),
  'p99 ms': round(percentile(times, 99)),
});

export function round(value: number, digits = value < 10 ? 1 : 0): number {
  return Number(value.toFixed(digits));
}
