import { createHash } from 'node:crypto';

/**
 * Tells two requests apart as their route would: by method, path and what the JSON says. Spacing, the
 * order of names and the spelling of a number make no other request of it.
 */
export const requestHash = (method: string, path: string, body: string): string =>
  createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(JSON.parse(body), inOrder)}`)
    .digest('base64url');

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
