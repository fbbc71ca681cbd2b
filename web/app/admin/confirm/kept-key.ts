import { isRefusal, type RefusalCode } from '../../api/refusal.ts';

/**
 * Runs what must happen once, under a key that stays the same for the same intent until its outcome is known,
 * also over a reload. `intent` says all that it is, so that another one gets another key; `running` is by what
 * the service says that the first try with this key has not ended.
 */
export async function once<Done>(
  intent: string,
  running: RefusalCode,
  act: (key: string) => Promise<Done>,
): Promise<Done> {
  const place = `once ${intent}`;
  const key = sessionStorage.getItem(place) ?? crypto.randomUUID();
  sessionStorage.setItem(place, key);
  try {
    const done = await act(key);
    sessionStorage.removeItem(place);
    return done;
  } catch (error) {
    // A refusal is an outcome, unless the service itself does not know.
    if (isRefusal(error) && error.status < 500 && error.code !== running) sessionStorage.removeItem(place);
    throw error;
  }
}
