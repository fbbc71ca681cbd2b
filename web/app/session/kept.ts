/** What this browser keeps for who is logged in, to be seen without a network. It is gone when they log out. */
const PREFIX = 'kept ';

type Kept<T> = { at: number; value: T };

export function kept<T>(name: string): Kept<T> | undefined {
  const text = localStorage.getItem(PREFIX + name);
  return text === null ? undefined : JSON.parse(text);
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify({ at: Date.now(), value }));
  } catch {
    // The browser has no room for it: it is then not there without a network.
  }
}

export const forget = (name: string): void => localStorage.removeItem(PREFIX + name);

export function forgetAllKept(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
