import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';

/** A front end as it was built: the web app of this shop, or one from elsewhere. */
export type Pages = { folder: string; isOurs: boolean };

/** Their names say what is in them: a browser never asks for one again. */
const ASSETS = '/assets/*';

/**
 * A front end from the folder it was built into, compressed where the build has done that. An address that is
 * no file of it is for its own router: it gets the index page, but no page in the place of a script.
 */
export function builtPages({ folder }: Pages): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`there are no pages in ${folder}: node web/build-pages.ts ${folder}`);
  const files = { root: folder, precompressed: true };
  const kept = (howLong: string) => (_: string, c: Context) => c.header('cache-control', howLong);
  const pages = new Hono();
  pages.get(ASSETS, serveStatic({ ...files, onFound: kept('public, max-age=31536000, immutable') }), (c) =>
    c.notFound(),
  );
  const asked = { ...files, onFound: kept('no-cache') };
  pages.get('*', serveStatic(asked), serveStatic({ ...asked, path: 'index.html' }));
  const listener = getRequestListener(pages.fetch);
  return async (req, res) => void (await listener(req, res));
}
