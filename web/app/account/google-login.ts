import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { currentLanguage } from '../language/language.ts';
import { logInAs } from '../session/session.ts';

/** The way back, over the way to Google and back. */
const WAY_BACK = 'google-way-back';

export const googleWayBack = (): string | undefined => sessionStorage.getItem(WAY_BACK) ?? undefined;

/**
 * Leaves for Google's consent page. Asks first whether there is a way there: a browser that went by itself would
 * end on the refusal.
 */
export async function leaveForGoogle(from: string | undefined): Promise<void> {
  const query = {
    redirect_uri: `${window.location.origin}/auth/google/callback`,
    locale: currentLanguage(),
  };
  const asked = api.GET('/api/auth/google', { params: { query }, redirect: 'manual' });
  const isOpen = await asked.then(
    ({ response }) => response.type === 'opaqueredirect',
    () => false,
  );
  if (!isOpen) await answer(asked);
  if (from) sessionStorage.setItem(WAY_BACK, from);
  else sessionStorage.removeItem(WAY_BACK);
  window.location.assign(`/api/auth/google?${new URLSearchParams(query)}`);
}

let exchange: { state: string; outcome: Promise<void> } | undefined;

/** Logs in with what Google sent back: once, however often it is asked to, as a code is good for once. */
export function finishGoogleLogin(back: { code: string; state: string }): Promise<void> {
  if (exchange?.state !== back.state)
    exchange = {
      state: back.state,
      outcome: answer(api.POST('/api/auth/google', { body: back })).then(logInAs),
    };
  return exchange.outcome;
}

/** The last try never came through: the next call sends the same return again. */
export function sendAgain(): void {
  exchange = undefined;
}
