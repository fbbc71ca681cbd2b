import { registry } from '../telemetry/metrics.ts';

/** What `/metrics` shows of one series; its labels in the order the code gives them. 0 when it is not there. */
export async function metricValue(name: string, labels: Record<string, string> = {}): Promise<number> {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const series = pairs.length > 0 ? `${name}{${pairs.join(',')}} ` : `${name} `;
  const line = (await registry.metrics()).split('\n').find((one) => one.startsWith(series));
  return Number(line?.slice(series.length) ?? 0);
}
