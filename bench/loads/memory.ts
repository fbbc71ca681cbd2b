import { readFileSync } from 'node:fs';
import type { Figures, Load } from '../load.ts';
import { round } from '../measure.ts';
import { KINDS, type Part, systemParts } from '../system/processes.ts';

export const memory: Load = {
  name: 'memory',
  about: 'MiB of each part; PSS counts shared pages once, so that it can be added up',
  cases: [
    { name: 'each part', once: true, run: async () => Object.fromEntries(systemParts().map(describe)) },
    { name: 'PSS by kind', once: true, run: async () => sums() },
  ],
};

const describe = (part: Part): [string, string] => [
  part.name,
  `${round(sum(part, 'Rss'))} RSS, ${round(sum(part, 'Pss'))} PSS`,
];

function sums(): Figures {
  const parts = systemParts();
  const ofKind = KINDS.map((kind): [string, number] => [
    kind,
    parts.filter((part) => part.kind === kind).reduce((total, part) => total + sum(part, 'Pss'), 0),
  ]);
  const total = ofKind.reduce((all, [, pss]) => all + pss, 0);
  return Object.fromEntries([['all', total] as const, ...ofKind].map(([name, pss]) => [name, round(pss)]));
}

const sum = ({ pids }: Part, field: 'Rss' | 'Pss') => pids.reduce((all, pid) => all + read(pid, field), 0);

/** https://docs.kernel.org/filesystems/proc.html: smaps_rollup */
function read(pid: number, field: 'Rss' | 'Pss'): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(rollup.match(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
