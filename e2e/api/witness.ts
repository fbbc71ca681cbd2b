import { afterAll, expect } from 'vitest';
import { z } from 'zod';
import { origin } from '../system/places.ts';
import { type Operation, readOperations } from './operations.ts';

/**
 * Looks at every answer that a test gets from the origin's API and holds it against the documents:
 * a status, a code or a body that is not documented fails the file.
 */
const operations = readOperations();
const seen = new Set<string>();
const faults = new Set<string>();

const Refusal = z.object({ code: z.string() });

export const documented = operations;
/** What this file has seen answered so far: `GET /api/events 200`. */
export const answered: ReadonlySet<string> = seen;

export const answerName = ({ name }: Operation, status: number) => `${name} ${status}`;

const plainFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const response = await plainFetch(input, init);
  if (typeof input === 'string' && input.startsWith(origin))
    await witness(input, init?.method ?? 'GET', response);
  return response;
};

async function witness(address: string, method: string, response: Response): Promise<void> {
  const pathname = straightened(address);
  if (pathname === undefined) return;
  const operation = operations.find((one) => one.matches(method, pathname));
  // What no service knows is the origin's to refuse; its own tests look after that.
  if (!operation) return;
  const { status } = response;
  seen.add(answerName(operation, status));
  const answer = operation.answers.get(status);
  if (!answer) return blame(operation, status, 'is not documented');
  if (!response.headers.get('content-type')?.includes('json')) return;
  const body: unknown = await response.clone().json();
  const wrong = answer.check(body);
  if (wrong) blame(operation, status, wrong);
  const { data } = Refusal.safeParse(body);
  if (status >= 400 && data && !answer.description.split(/\W+/).includes(data.code)) {
    blame(operation, status, `${data.code} is not among "${answer.description}"`);
  }
}

/** As the origin reads it: the waiting room's double prefix is the single one. */
function straightened(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  return new URL(address).pathname.replace(/^\/api\/api\//, '/api/');
}

const blame = (operation: Operation, status: number, what: string) =>
  void faults.add(`${answerName(operation, status)}: ${what}`);

afterAll(() => expect([...faults]).toEqual([]));
