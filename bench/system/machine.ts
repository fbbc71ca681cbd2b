import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { settings } from '../settings.ts';

/** What the figures were measured on. */
export const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
  node: process.version,
  pinned: settings.pinned ? 'system on core 0, load on core 1' : 'no',
  /** Of the last minute, before the first load: others at work on the machine make figures worse. */
  loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
});
