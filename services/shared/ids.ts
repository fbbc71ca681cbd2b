import { randomUUID } from 'node:crypto';

/**
 * A UUID that sorts by time of making (RFC 9562, version 7): new rows lie together in an index.
 * Randomness and variant are those of a random UUID, which Node draws in bulk.
 */
export function uuidv7(nowMs = Date.now()): string {
  const time = nowMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
