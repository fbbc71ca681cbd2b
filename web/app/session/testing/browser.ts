import { vi } from 'vitest';

/** As a browser's: its keys are its own properties. */
class Shelf {
  [name: string]: unknown;
  getItem(name: string): unknown {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name: string, value: string): void {
    this[name] = value;
  }
  removeItem(name: string): void {
    delete this[name];
  }
}

/** What the session needs of a browser, for tests; to be made before the session is imported. */
export function openBrowser() {
  const storage = new Shelf();
  const reload = vi.fn();
  const window = Object.assign(new EventTarget(), { location: { origin: 'http://shop.test', reload } });
  vi.stubGlobal('window', window);
  vi.stubGlobal('localStorage', storage);
  return {
    storage,
    reload,
    /** What another tab did is heard of. */
    tellOfOtherTab: (key: string) => window.dispatchEvent(Object.assign(new Event('storage'), { key })),
  };
}
