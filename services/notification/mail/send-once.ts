import { z } from 'zod';
import type { NotificationContext } from '../context.ts';
import type { Mail } from './mail.ts';
import { MailFailed } from './mailer.ts';
import { maskAddress } from './mask-address.ts';
import { countMail } from './sent-mails.ts';

const Address = z.email().max(255);

/**
 * Sends a mail at most once per cause: what it is about, however often that is told. A refused mail
 * gives its claim back and throws, so that the event comes again; one whose fate is not known is not
 * sent again: better none than two.
 */
export async function sendOnce(
  { claims, send, log }: NotificationContext,
  cause: { about: string; template: string },
  mail: Mail,
): Promise<void> {
  const { about, template } = cause;
  const note = { template, to: maskAddress(mail.to.address) };
  if (!Address.safeParse(mail.to.address).success) {
    countMail(template, 'unsendable');
    log.error(note, 'no mail: the address is none');
    return;
  }
  const key = `mail:${about}:${template}`;
  if (!(await claims.claim(key))) {
    log.info(note, 'mail is sent or being sent');
    return;
  }
  try {
    await send(mail);
    countMail(template, 'sent');
    log.info(note, 'mail sent');
  } catch (error) {
    if (!(error instanceof MailFailed)) throw error;
    countMail(template, error.outcome);
    if (error.outcome === 'uncertain') {
      log.error({ ...note, err: error }, 'mail may be lost');
      return;
    }
    await claims.release(key);
    throw error;
  }
}
