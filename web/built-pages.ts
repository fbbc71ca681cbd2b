import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/**
 * A front end that was built elsewhere, from the folder it was built into. An address that is no file of it is
 * for its own router: it gets the index page.
 */
export function builtPages(folder: string): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const pages = new Hono();
  pages.get('*', serveStatic({ root: folder }), serveStatic({ root: folder, path: 'index.html' }));
  const listener = getRequestListener(pages.fetch);
  return async (req, res) => void (await listener(req, res));
}
