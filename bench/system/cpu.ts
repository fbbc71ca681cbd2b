import { KINDS, type Kind, statOf, systemParts } from './processes.ts';

export type Cpu = Record<Kind, number>;

/** CPU time in ms that each kind of part has used since it began, ended children included. */
export function readCpu(): Cpu {
  const cpu = nothing();
  for (const { kind, pids } of systemParts()) {
    const own = pids.reduce((sum, pid) => sum + (statOf(pid)?.cpuMs ?? 0), 0);
    cpu[kind] += own + (kind === 'starter' ? 0 : (statOf(pids[0])?.reapedMs ?? 0));
  }
  return cpu;
}

export function cpuBetween(before: Cpu, after: Cpu): Cpu {
  const used = nothing();
  for (const kind of KINDS) used[kind] = after[kind] - before[kind];
  return used;
}

const nothing = (): Cpu => ({
  services: 0,
  sidecars: 0,
  stores: 0,
  origin: 0,
  'outside world': 0,
  starter: 0,
});
