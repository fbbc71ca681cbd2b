import { type Answer, type Call, request } from '../../story/client/http.ts';
import { origin } from '../system/places.ts';
import type { Operation } from './operations.ts';

/** An id that is well made and of nothing. */
export const NOTHING = '7b6f6a0e-4d0f-4f8a-9d5e-3c1f0a1b2c3d';

/** Sends a request to a documented operation; ids of its path are those of nothing unless said. */
export function send(
  { method, path }: Operation,
  call: Call = {},
  id = NOTHING,
  query = '',
): Promise<Answer> {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'gateway' ? 'toss' : id));
  return request(origin, method, query ? `${address}?${query}` : address, call);
}

/** Tests run over operations by their names. */
export const named = (operations: Operation[]) =>
  operations.map((operation) => ({ name: operation.name, operation }));

export const withId = ({ path }: Operation) => /\{\w*[iI]d\}/.test(path);
