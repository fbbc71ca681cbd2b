import { z } from 'zod';
import { contracts } from '../events/contracts.ts';
import { reasonOf } from './reasons.ts';

const Answer = z.object({ status: z.enum(['SUCCESS', 'RETRY', 'DROP']) });

/** Sends a request to the service's own app, within the process. */
export type AskApp = (path: string, request: RequestInit) => Response | Promise<Response>;

/**
 * Hands an event to the service's own subscription once more, as its sidecar would, and to nobody else.
 * Returns why it could not be handled; null when it was.
 */
export async function replayLetter(
  ask: AskApp,
  appApiToken: string,
  letter: { id: string; type: string; envelope: string },
): Promise<string | null> {
  const { id, type, envelope } = letter;
  if (!Object.hasOwn(contracts, type)) return `no event is of the type ${type}`;
  const response = await ask(`/events/${type}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/cloudevents+json',
      'content-length': String(Buffer.byteLength(envelope)),
      'dapr-api-token': appApiToken,
    },
    body: envelope,
  });
  if (response.status === 404) return `events of the type ${type} are of no interest here`;
  const answer = Answer.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) return `refused with ${response.status}`;
  return answer.data.status === 'SUCCESS' ? null : (reasonOf(id) ?? answer.data.status);
}
