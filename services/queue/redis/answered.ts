import { ErrorReply } from 'redis';
import { deadline } from '#shared/deadline.ts';
import { AppError } from '#shared/http/errors.ts';

const ANSWER_LIMIT_MS = 800;

/** Replies that say the command was wrong; all others (LOADING, READONLY, …) say Redis cannot serve now. */
const OUR_FAULT = /^(ERR|WRONGTYPE|CROSSSLOT)/;

/** The reply to a command, or 503 `UPSTREAM_UNAVAILABLE` when Redis does not give one in time. */
export async function answered<T>(command: Promise<T>): Promise<T> {
  try {
    return await deadline(command, ANSWER_LIMIT_MS);
  } catch (cause) {
    if (cause instanceof ErrorReply && OUR_FAULT.test(cause.message)) throw cause;
    throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
  }
}
