import { LRUCache } from 'lru-cache';
import type { AdmissionPasses } from '#shared/tokens/admission-pass.ts';

const REMEMBERED_PASSES = 10_000;

/** Signing costs as much as all the rest of an answer; a slot is renewed once a second at most. */
export function rememberedPasses(issuePass: AdmissionPasses['issuePass']): AdmissionPasses['issuePass'] {
  const passes = new LRUCache<string, string>({ max: REMEMBERED_PASSES });
  return async (holder, endsAt, visit) => {
    const key = `${holder.eventId}:${holder.userId}:${endsAt.getTime()}:${visit}`;
    const known = passes.get(key);
    if (known) return known;
    const pass = await issuePass(holder, endsAt, visit);
    passes.set(key, pass);
    return pass;
  };
}
