import { setTimeout as pause } from 'node:timers/promises';
import type { Load } from '../load.ts';
import { cpuFigures } from '../measure.ts';
import { settings } from '../settings.ts';
import { cpuBetween, readCpu } from '../system/cpu.ts';

export const idle: Load = {
  name: 'idle',
  about: 'What the system costs while nobody asks: CPU ms a second',
  cases: [
    {
      name: 'nobody asks',
      once: true,
      run: async () => {
        const before = readCpu();
        await pause(settings.seconds * 1_000);
        return cpuFigures(cpuBetween(before, readCpu()), settings.seconds);
      },
    },
  ],
};
