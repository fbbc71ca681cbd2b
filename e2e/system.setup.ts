import type { TestProject } from 'vitest/node';
import { startFor } from './system/started.ts';

/** The whole system, as it is. */
export default (project: TestProject): Promise<() => Promise<void>> =>
  startFor(project, { portOffset: Number(process.env.E2E_PORT_OFFSET ?? 10_000) });
