import { z } from 'zod';

export type Call = {
  token?: string | undefined;
  /** Sent as JSON; a string or a form is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
};

export type Answer = { status: number; body: unknown; headers: Headers };

/** No request of a buyer may hang; the services answer sooner, with a refusal if need be. */
const LIMIT_MS = 30_000;

/** One request as any client would send it; the answer is given back whatever its status. */
export async function request(
  origin: string,
  method: string,
  path: string,
  call: Call = {},
): Promise<Answer> {
  const { token, body, headers } = call;
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: asSent(body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  return { status: response.status, body: parse(await response.text()), headers: response.headers };
}

const ErrorBody = z.object({
  error: z.string(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

/** An answer from 400 up: what a buyer is told, and the code that clients act on. */
export class Refused extends Error {
  override name = 'Refused';
  readonly status: number;
  readonly code: string;
  /** What the shop says to its buyer. */
  readonly sentence: string;
  readonly details: Record<string, unknown> | undefined;

  constructor(method: string, path: string, { status, body }: Answer) {
    const { data } = ErrorBody.safeParse(body);
    super(`${method} ${path} → ${status} ${data?.code ?? 'without a code'} ${data?.error ?? ''}`.trim());
    this.status = status;
    this.code = data?.code ?? '';
    this.sentence = data?.error ?? '';
    this.details = data?.details;
  }
}

/** Sends a request that is to succeed and reads its answer; throws `Refused` when it does not. */
export async function ask<Shape extends z.ZodType>(
  origin: string,
  method: string,
  path: string,
  shape: Shape,
  call?: Call,
): Promise<z.output<Shape>> {
  const answer = await request(origin, method, path, call);
  if (answer.status >= 400) throw new Refused(method, path, answer);
  return shape.parse(answer.body);
}

const asSent = (body: unknown) =>
  typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
