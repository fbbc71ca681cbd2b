import type { Figures, Load } from '../load.ts';
import { round } from '../measure.ts';
import { memoryOf } from '../system/memory-of.ts';
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
  `${round(memoryOf(part, 'Rss'))} RSS, ${round(memoryOf(part, 'Pss'))} PSS`,
];

function sums(): Figures {
  const parts = systemParts();
  const ofKind = KINDS.map((kind): [string, number] => [
    kind,
    parts.filter((part) => part.kind === kind).reduce((total, part) => total + memoryOf(part, 'Pss'), 0),
  ]);
  const total = ofKind.reduce((all, [, pss]) => all + pss, 0);
  return Object.fromEntries([['all', total] as const, ...ofKind].map(([name, pss]) => [name, round(pss)]));
}
