/** Lets a waiting request sleep until what it waits for happens in this process, or time is up. */
export type WakeUps = {
  sleep: (id: string, ms: number) => Promise<void>;
  wake: (id: string) => void;
};

export function createWakeUps(): WakeUps {
  const sleepers = new Map<string, Set<() => void>>();

  return {
    sleep(id, ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const others = sleepers.get(id) ?? new Set();
      const wake = () => {
        clearTimeout(timer);
        others.delete(wake);
        if (others.size === 0) sleepers.delete(id);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      sleepers.set(id, others.add(wake));
      return promise;
    },
    wake(id) {
      for (const wake of [...(sleepers.get(id) ?? [])]) wake();
    },
  };
}
