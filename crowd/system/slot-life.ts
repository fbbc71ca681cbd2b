import { QueueState } from '../../story/client/answers.ts';
import { ask } from '../../story/client/http.ts';
import { mintUser } from '../people/mint-users.ts';
import { newTicketEvent } from './announced-event.ts';
import { directly } from './places.ts';

/**
 * How long a slot lives, in ms: asked of a room in which nobody is, whole seconds as they are configured.
 * From the end of a slot it then follows when its user was let in.
 */
export async function slotLife(): Promise<number> {
  const { id } = await newTicketEvent(1, 1);
  const { token } = await mintUser();
  const call = { token, body: {} };
  const state = await ask(directly.queue, 'POST', `/api/queue/check/${id}`, QueueState, call);
  if (!state.admittedUntil) throw new Error('an empty room has let nobody in');
  return Math.round((Date.parse(state.admittedUntil) - Date.now()) / 1_000) * 1_000;
}
