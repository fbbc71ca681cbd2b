import { LRUCache } from 'lru-cache';
import type { FileStore } from '#shared/dapr/binding.ts';
import { AppError } from '#shared/http/errors.ts';
import type { EventDb } from '../db/schema.ts';
import { contentTypeOf } from './kind-of-image.ts';

export type Image = { bytes: Uint8Array<ArrayBuffer>; contentType: string };

/** An image by its key; 404 `NOT_FOUND`, 503 while the store is away. */
export type Images = (key: string) => Promise<Image>;

/** Some posters at their largest: those of the sale that just opens. */
const MAX_BYTES = 32 * 1_048_576;

/** Uploaded images; an image never changes, so what was read once is good for ever. */
export function keepImages({ db, files }: { db: EventDb; files: FileStore }): Images {
  const known = new LRUCache<string, Image>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }) => bytes.byteLength,
    // Pushed out by others while it loads, an image still goes to those who wait for it.
    ignoreFetchAbort: true,
    fetchMethod: load,
  });

  async function load(key: string): Promise<Image> {
    const contentType = contentTypeOf(key);
    const row = contentType && (await isKept(key));
    if (!row) throw new AppError('NOT_FOUND');
    const bytes = await files.get(key).catch((cause) => {
      throw new AppError('UPSTREAM_UNAVAILABLE', { cause });
    });
    return { bytes, contentType };
  }

  const isKept = (key: string) =>
    db.selectFrom('images').select('key').where('key', '=', key).executeTakeFirst();

  return (key) => known.forceFetch(key);
}
