import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import type { components } from '../../api/types/reservation.ts';
import { type Verdict, verdictOf } from './verdict.ts';

type Scan = components['schemas']['Scan'];

/** Longer nobody waits at a door: then the phone answers by itself. */
const PATIENCE_MS = 800;

type Asked = {
  /** What the shop says, unless it takes too long, or cannot be asked now. Throws a `Refusal` that ends all asking. */
  inTime: Promise<Verdict | undefined>;
  /** The same however late; undefined when there is no answer. */
  atLast: Promise<Verdict | undefined>;
};

export function askShop(scan: Scan): Asked {
  const asked = answer(api.POST('/api/check-ins', { body: scan })).then(verdictOf, (error: unknown) => {
    // Who is no longer staff, or no longer logged in, must hear of it; all else may pass.
    if (isRefusal(error) && [401, 403].includes(error.status)) throw error;
    return undefined;
  });
  const patience = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS));
  return { inTime: Promise.race([asked, patience]), atLast: asked.catch(() => undefined) };
}
