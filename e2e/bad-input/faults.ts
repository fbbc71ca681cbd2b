import { ErrorBody } from '../../services/shared/http/error-body.ts';
import { isErrorCode } from '../../services/shared/http/errors.ts';
import type { Answer } from '../../story/client/http.ts';
import type { Operation } from '../api/operations.ts';

/** What is wrong with the refusal of a bad request, as a sentence; undefined when it is as it should be. */
export function faultOf(
  { name }: Operation,
  what: string,
  answer: Answer,
  expected?: number,
): string | undefined {
  const isRefusal = answer.status >= 400 && answer.status < 500;
  const body = ErrorBody.safeParse(answer.body);
  const isAsExpected = expected === undefined || answer.status === expected;
  if (isRefusal && isAsExpected && body.success && isErrorCode(body.data.code)) return undefined;
  return `${name}, ${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`;
}

/** A bad value as a person reads it. */
export const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 50)}… (${text.length})` : text;
};
