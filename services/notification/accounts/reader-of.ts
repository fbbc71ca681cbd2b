import type { NotificationContext } from '../context.ts';
import { countSent } from '../delivery/sent.ts';
import type { Reader } from '../templates/draft.ts';
import { DEFAULT_LOCALE } from '../templates/locale.ts';
import { type OptionalTemplate, wants } from './wanted.ts';

type Person = { userId: string; name: string };

/** Who reads about an event: its facts say the name, the account the language; without auth that is Korean. */
export async function readerOf(
  { findAccount, originUrl, log }: NotificationContext,
  { userId, name }: Person,
): Promise<Reader> {
  const account = await findAccount(userId).catch((error) => {
    log.warn({ err: error }, 'language not known, taken for Korean');
    return undefined;
  });
  return { name, locale: account?.locale ?? DEFAULT_LOCALE, originUrl };
}

/**
 * The same of a mail that people may do without; undefined, and counted, for who wants none in this moment.
 * Throws, so that its cause comes again, while auth cannot say so: it is not sent to who may have turned it off.
 */
export async function readerWanting(
  { findAccount, originUrl, log }: NotificationContext,
  template: OptionalTemplate,
  { userId, name }: Person,
): Promise<Reader | undefined> {
  const account = await findAccount(userId, 'now');
  if (!wants(account, template)) {
    countSent('email', template, 'unwanted');
    log.info({ userId, template }, 'not sent: it is not wanted');
    return undefined;
  }
  return { name, locale: account?.locale ?? DEFAULT_LOCALE, originUrl };
}
