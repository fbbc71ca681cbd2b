import { z } from 'zod';
import { table } from '../../start/terminal/table.ts';
import { allQueries } from '../promql/all-queries.ts';

/**
 * `npm run panels`: asks a Prometheus (PROMETHEUS_URL, or that of `npm run prometheus`) what every panel and every alert
 * asks, and says how many series each query found. Exit 1 when Prometheus refused a query.
 */
const { PROMETHEUS_URL: prometheus = 'http://localhost:9090' } = process.env;

const Answer = z.object({
  status: z.enum(['success', 'error']),
  error: z.string().optional(),
  data: z.object({ result: z.array(z.unknown()) }).optional(),
});

async function ask(expr: string): Promise<string> {
  const body = new URLSearchParams({ query: expr });
  const response = await fetch(`${prometheus}/api/v1/query`, { method: 'POST', body });
  const { status, error, data } = Answer.parse(await response.json());
  if (status === 'error') process.exitCode = 1;
  return status === 'error' ? `refused: ${error}` : String(data?.result.length ?? 0);
}

const rows: string[][] = [];
for (const { where, legend, expr } of allQueries()) rows.push([where, legend, await ask(expr)]);
console.log(table(['panel or alert', 'query', 'series'], rows));
