const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** npm passes Ctrl-C on to us though the terminal has done so already: that is no second press. */
const SAME_PRESS_MS = 800;

export interface StopRequests {
  /** The first request: stop in order. */
  onFirst: () => void;
  /** Pressed again: stop at once. */
  onSecond: () => void;
}

/** Listens for Ctrl-C, for a polite kill, and for the end of the terminal or of npm above us. */
export function listenForStop({ onFirst, onSecond }: StopRequests): void {
  let firstAt: number | undefined;
  const request = () => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      onFirst();
    } else if (Date.now() - firstAt > SAME_PRESS_MS) onSecond();
  };
  for (const signal of SIGNALS) process.on(signal, request);
  if (process.env.npm_lifecycle_event) stopWithParent(request);
}

/** A shell between npm and us can die of a signal that it does not pass on. */
function stopWithParent(request: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    request();
  }, 500);
  watch.unref();
}
