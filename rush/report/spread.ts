/** How values are spread: p50, p90, p99 and the largest; `undefined` of none. */
export type Spread = { count: number; p50: number; p90: number; p99: number; most: number };

export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const at = (percent: number) => sorted[Math.max(Math.ceil((percent / 100) * sorted.length) - 1, 0)] ?? 0;
  return { count: sorted.length, p50: at(50), p90: at(90), p99: at(99), most: at(100) };
}
