import { useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';

/** One clock for all that watch it: a list of a thousand countdowns is one timer. */
const watchers = new Set<() => void>();
let timer: number | undefined;

/**
 * What `ask` says of the shop's time, asked anew at each of its full seconds. Only another answer draws the
 * component again, so ask for what is shown: a state, or the seconds that are left.
 */
export const useAtNow = <T extends string | number | boolean>(ask: (now: number) => T): T =>
  useSyncExternalStore(watch, () => ask(serverNow()));

function watch(watcher: () => void) {
  watchers.add(watcher);
  if (watchers.size === 1) {
    tick();
    // A page that was asleep shows the time it is, not the time it fell asleep.
    document.addEventListener('visibilitychange', tick);
  }
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

function tick() {
  window.clearTimeout(timer);
  timer = window.setTimeout(tick, 1000 - (serverNow() % 1000));
  for (const watcher of watchers) watcher();
}
