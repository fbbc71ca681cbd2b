import { currentUser } from './session.ts';

/** What this browser keeps for who is logged in, to be seen without a network. It is gone when they log out. */
const PREFIX = 'kept ';

export type Kept<T> = { at: number; value: T };

/** A place of whoever is logged in now: an answer that comes after they have left is not kept any more. */
export function keptPlace<T>(name: string, isWhole: (value: unknown) => value is T) {
  const owner = currentUser()?.id;
  const place = `${PREFIX}${owner} ${name}`;
  const isTheirs = () => owner !== undefined && currentUser()?.id === owner;
  return {
    /** What was kept; undefined also where an earlier version of the shop kept something else. */
    read(): Kept<T> | undefined {
      const kept = isTheirs() ? parsed(localStorage.getItem(place)) : undefined;
      if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('value' in kept))
        return undefined;
      const { at, value } = kept;
      return typeof at === 'number' && isWhole(value) ? { at, value } : undefined;
    },
    keep(value: T): void {
      if (!isTheirs()) return;
      try {
        localStorage.setItem(place, JSON.stringify({ at: Date.now(), value }));
      } catch {
        // The browser has no room for it: it is then not there without a network.
      }
    },
    forget: (): void => localStorage.removeItem(place),
  };
}

export function forgetAllKept(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
}
