/** The camera sees a ticket many times a second, and for as long as it is held up. */
const QUIET_MS = 4_000;

/**
 * Whether a code is a repeat: seen less than some seconds ago. Each sight of it counts anew, so that a ticket that is
 * still held up is asked for once.
 */
export function createRepeatGuard(): (code: string, nowMs: number) => boolean {
  let last = { code: '', at: Number.NEGATIVE_INFINITY };
  return (code, nowMs) => {
    const isRepeat = code === last.code && nowMs - last.at < QUIET_MS;
    last = { code, at: nowMs };
    return isRepeat;
  };
}
