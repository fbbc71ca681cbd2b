import type { components } from './types/auth.ts';

export type RefusalBody = components['schemas']['Error'];
export type RefusalCode = RefusalBody['code'];

/** The service answered, and said no: `code` is what the page acts on and what it tells its reader. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly status: number;
  readonly code: RefusalCode;
  readonly details: Record<string, unknown>;
  readonly requestId: string;
  /** Seconds after which another try makes sense. */
  readonly retryAfter: number | undefined;

  constructor(response: Response, body: RefusalBody) {
    super(`${response.status} ${body.code}`);
    this.status = response.status;
    this.code = body.code;
    this.details = body.details ?? {};
    this.requestId = body.requestId;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    this.retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  }
}

/** Nobody answered, or not in time: what was asked may or may not have happened. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

export const isRefusal = (error: unknown, ...codes: RefusalCode[]): error is Refusal =>
  error instanceof Refusal && (codes.length === 0 || codes.includes(error.code));
