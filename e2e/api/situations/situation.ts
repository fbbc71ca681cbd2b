import type { Admin } from '../../../story/client/admin.ts';
import type { Buyer } from '../../../story/client/buyer.ts';
import { type Call, request } from '../../../story/client/http.ts';
import { origin } from '../../system/places.ts';

/** What is done, the status that has to come of it, and how it is done. */
export type Situation = [what: string, status: number, act: () => Promise<{ status: number }>];

export type People = { admin: Admin; buyer: Buyer; other: Buyer };

/** A request to the API, by anybody or nobody. */
export const api = (method: string, path: string, call: Call = {}) =>
  request(origin, method, `/api${path}`, call);

export const by = ({ token }: { token: string }, body?: unknown, headers?: Record<string, string>): Call => ({
  token,
  ...(body !== undefined && { body }),
  ...(headers && { headers }),
});
