import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import type { Sidecar } from '#shared/dapr/sidecar.ts';
import { AppError } from '#shared/http/errors.ts';
import type { Admission, Visitor } from './require-admission.ts';

const Answer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    admitted: z.boolean(),
    until: z.string().nullable(),
    visit: z.int().nullable(),
  }),
  z.object({ ok: z.literal(false), code: z.literal('EVENT_NOT_FOUND') }),
]);

/** A buyer waits for it, and a queue that is slow counts as one that does not answer. */
const PATIENCE_MS = 1_000;

/**
 * Asks the waiting room whether somebody is in; where it has them in on a visit that is over, it ends that and
 * lets them in anew, if there is room and no line. 404 `EVENT_NOT_FOUND`.
 */
export const askQueue =
  (sidecar: Sidecar) =>
  async ({ eventId, userId, endedUpTo }: Omit<Visitor, 'pass'>): Promise<Admission> => {
    const body = { eventId, userId, endedUpTo };
    const call = { app: 'queue', path: '/internal/admissions', body, answer: Answer };
    const admission = await invoke(sidecar, { ...call, timeoutMs: PATIENCE_MS });
    if (!admission.ok) throw new AppError(admission.code);
    return admission;
  };
