import type { NotificationContext } from '../context.ts';
import type { Reader } from '../templates/draft.ts';
import { DEFAULT_LOCALE } from '../templates/locale.ts';

/** Who reads about an event: its facts say the name, the account the language; without auth that is Korean. */
export async function readerOf(
  { findAccount, originUrl, log }: NotificationContext,
  { userId, name }: { userId: string; name: string },
): Promise<Reader> {
  const account = await findAccount(userId).catch((error) => {
    log.warn({ err: error }, 'language not known, taken for Korean');
    return undefined;
  });
  return { name, locale: account?.locale ?? DEFAULT_LOCALE, originUrl };
}
