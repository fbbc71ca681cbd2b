import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { claim, release } from '#shared/dapr/state.ts';

/** Who sends a mail claims it first, so that it goes out once however often its cause is told. */
export type Claims = {
  claim: (key: string) => Promise<boolean>;
  release: (key: string) => Promise<void>;
};

/** Far longer than any broker delivers an event again. */
const CLAIM_SECONDS = 30 * 24 * 60 * 60;

/** Claims kept in the Dapr state store, shared by all replicas. */
export const claimsIn = (sidecar: Sidecar): Claims => ({
  claim: (key) => claim(sidecar, key, CLAIM_SECONDS),
  release: (key) => release(sidecar, key),
});
