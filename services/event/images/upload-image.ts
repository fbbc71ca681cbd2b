import { randomUUID } from 'node:crypto';
import { recordAudit } from '#shared/audit/audit-log.ts';
import { inTransaction } from '#shared/database/transaction.ts';
import { AppError } from '#shared/http/errors.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { EventContext } from '../context.ts';
import { kindOfImage } from './kind-of-image.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** Where uploaded images are served; the origin sends it here. */
export const imageUrl = (key: string) => `/images/${key}`;

/**
 * Keeps an image under a name of our own; what the client calls it goes nowhere. First the bytes, then the
 * row: a file without a row is never served. 413 `PAYLOAD_TOO_LARGE`, 415 `UNSUPPORTED_IMAGE`, 503 while the
 * store is away.
 */
export async function uploadImage(
  { db, files, log }: Pick<EventContext, 'db' | 'files' | 'log'>,
  admin: User,
  bytes: Uint8Array,
): Promise<{ url: string; key: string }> {
  if (bytes.byteLength > MOST_BYTES) throw new AppError('PAYLOAD_TOO_LARGE');
  const { ending, contentType, width, height } = kindOfImage(bytes);
  const id = randomUUID();
  const key = `${id}.${ending}`;
  await files.put(key, contentType, bytes).catch((cause) => {
    throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
  });
  const image = { key, bytes: bytes.byteLength, width, height };
  try {
    await inTransaction(db, async (tx) => {
      await tx
        .insertInto('images')
        .values({ ...image, created_by: admin.userId })
        .execute();
      await recordAudit(tx, admin, { action: 'image.uploaded', subjectId: id, details: image });
    });
  } catch (error) {
    await files.remove(key).catch((reason) => log.warn({ err: reason, key }, 'image not removed'));
    throw error;
  }
  return { url: imageUrl(key), key };
}
