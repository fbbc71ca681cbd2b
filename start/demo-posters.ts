import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Admin } from '../story/client/admin.ts';

/** One each, named by its event. */
const folder = join(import.meta.dirname, 'posters');

/** Gives the demo's events their posters, as an administrator does; one that has another by now keeps it. */
export async function hangPosters(admin: Admin): Promise<void> {
  for (const file of readdirSync(folder)) {
    const eventId = basename(file, '.webp');
    if (await admin.hasPoster(eventId)) continue;
    const image = new Blob([readFileSync(join(folder, file))], { type: 'image/webp' });
    await admin.setPoster(eventId, await admin.upload(image));
  }
}
