import { Refusal, type RefusalBody, Unreachable } from './refusal.ts';

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** What was asked for; throws `Refusal` when the service said no, `Unreachable` when nobody answered. */
export async function answer<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw new Unreachable('no answer', { cause });
  });
  if (response.ok && data !== undefined) return data;
  if (isRefusalBody(error)) throw new Refusal(response, error);
  throw new Unreachable(`an answer that is none: ${response.status}`);
}

const isRefusalBody = (body: unknown): body is RefusalBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body;
