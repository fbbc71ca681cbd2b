import type { ServerResponse } from 'node:http';
import { readScalarScript, scalarPage } from '#shared/http/scalar-page.ts';
import type { Config } from './config.ts';

const TYPES = { page: 'text/html; charset=utf-8', script: 'text/javascript; charset=utf-8' };

/** True when it has answered: `/api-docs`, one page for the APIs of all services, and the script of all such pages. */
export async function answerApiDocs(
  services: Config['services'],
  pathname: string,
  res: ServerResponse,
): Promise<boolean> {
  if (pathname === '/api-docs/scalar.js') {
    const script = await readScalarScript();
    if (!script) return false;
    res
      .writeHead(200, { 'content-type': TYPES.script, 'cache-control': 'public, max-age=86400' })
      .end(script);
    return true;
  }
  if (!/^\/api-docs\/?$/.test(pathname)) return false;
  const sources = Object.keys(services).map((name) => ({
    title: name,
    slug: name,
    url: `/api-docs/${name}/openapi.json`,
  }));
  const { html, contentSecurityPolicy } = await scalarPage('Tiketi API', sources, '/api-docs/');
  res
    .writeHead(200, { 'content-type': TYPES.page, 'content-security-policy': contentSecurityPolicy })
    .end(html);
  return true;
}
