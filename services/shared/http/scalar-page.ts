import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type ApiReferenceConfiguration, Scalar } from '@scalar/hono-api-reference';
import { Hono } from 'hono';

/** As installed for development. It weighs 280 MB with all it needs, so services in a cluster go without. */
const VERSION = '1.72.1';
const installed = path.join(
  import.meta.dirname,
  '../../../node_modules/@scalar/api-reference/dist/browser/standalone.js',
);
const CDN = 'https://cdn.jsdelivr.net';
const isInstalled = existsSync(installed);

export type ApiPage = { html: string; contentSecurityPolicy: string };
export type ApiSource = { title: string; slug: string; url: string };

/** The script of the pages, or undefined where it is not installed and pages load it from the CDN. */
export const readScalarScript = async (): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  isInstalled ? await readFile(installed) : undefined;

/**
 * A page to browse and try the documents of `sources`, and the one policy under which it works: scripts
 * by nonce, since the page's token lies in this origin's storage; styles inline, as Scalar makes them.
 * `folder` is where the page's own addresses start; undefined: beside the page, whatever its address.
 */
export async function scalarPage(title: string, sources: ApiSource[], folder?: string): Promise<ApiPage> {
  const nonce = randomUUID();
  const configuration: Partial<ApiReferenceConfiguration> = {
    sources,
    pageTitle: title,
    nonce,
    cdn: isInstalled ? 'scalar.js' : `${CDN}/npm/@scalar/api-reference@${VERSION}`,
    // Nothing of the page asks a stranger.
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    hideClientButton: true,
    persistAuth: true,
  };
  const response = await new Hono().get('/', Scalar(configuration)).request('/');
  const html = await response.text();
  return {
    html: html.replace('<head>', `<head>\n    ${base(nonce, folder)}`),
    contentSecurityPolicy: [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

const base = (nonce: string, folder: string | undefined) =>
  folder
    ? `<base href="${folder}">`
    : `<script nonce="${nonce}">document.write('<base href="' + location.pathname.replace(/\\/$/, '') + '/">')</script>`;
