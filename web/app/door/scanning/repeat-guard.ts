/** The camera sees a ticket many times a second, and for as long as it is held up. */
const QUIET_MS = 4_000;

/**
 * Whether a code that is seen is to be asked for: while somebody can be asked (`isFree`), and unless it was asked for
 * last and seen less than some seconds ago. Each sight of it counts anew, so that a ticket that is still held up is asked
 * for once; another that is held up too early is asked for as soon as it can be.
 */
export function createRepeatGuard(): (code: string, nowMs: number, isFree: boolean) => boolean {
  let last = { code: '', at: Number.NEGATIVE_INFINITY };
  return (code, nowMs, isFree) => {
    const isRepeat = code === last.code && nowMs - last.at < QUIET_MS;
    if (isRepeat || isFree) last = { code, at: nowMs };
    return isFree && !isRepeat;
  };
}
