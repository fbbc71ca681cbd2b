import type { Provider } from './provider.ts';

/** What login by Google works with. */
export type GoogleContext = {
  provider: Provider;
  /** Where Google may send people back to; the first one unless they ask for another. */
  redirectUris: readonly string[];
  /** Seals the attempt that a browser carries. */
  secret: string;
  /** Buyers come by https. */
  secureCookies: boolean;
};
