import type { NotificationContext } from '../context.ts';
import type { Draft } from '../templates/draft.ts';
import { type Channel, DeliveryFailed, type Recipient } from './outlet.ts';
import { countSent } from './sent.ts';

const PREFIX: Record<Channel, string> = { email: 'mail', sms: 'sms', push: 'push' };

/** What a message is for: it goes out once for each of these. */
export type Cause = { about: string; template: string; channel?: Channel };

/**
 * Sends a message at most once per cause: what it is about, however often that is told. A refused one
 * gives its claim back and throws, so that the event comes again; one whose fate is not known is not
 * sent again: better none than two.
 */
export async function sendOnce(
  { claims, outlets, log }: NotificationContext,
  { about, template, channel = 'email' }: Cause,
  to: Recipient,
  draft: Draft,
): Promise<void> {
  const outlet = outlets[channel];
  const address = outlet.readAddress(to.address);
  const note = { channel, template, to: outlet.mask(address ?? to.address) };
  if (address === undefined) {
    countSent(channel, template, 'unsendable');
    log.error(note, 'not sent: the address is none');
    return;
  }
  const key = `${PREFIX[channel]}:${about}:${template}`;
  if (!(await claims.claim(key))) {
    log.info(note, 'message is sent or being sent');
    return;
  }
  try {
    await outlet.send({ ...to, address }, draft);
    countSent(channel, template, 'sent');
    log.info(note, 'message sent');
  } catch (error) {
    if (!(error instanceof DeliveryFailed)) throw error;
    countSent(channel, template, error.outcome);
    if (error.outcome === 'uncertain') {
      log.error({ ...note, err: error }, 'message may be lost');
      return;
    }
    await claims.release(key);
    throw error;
  }
}
