import type { BrowserContext } from 'playwright-core';

/** Somebody went on before the answer came: no fault of anybody. */
const LEFT = 'net::ERR_ABORTED';
/** The browser's own line for an answer that is told here with method and address. */
const TOLD_ANYWAY = /^Failed to load resource: the server responded with a status of/;

/**
 * Hears all that goes wrong in the pages of a context: errors and warnings of the console, of which a breach of the content
 * security policy is one, errors that no code caught, refused and failed requests. Returns what was heard.
 */
export function hearComplaints(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('console', (message) => {
    const isComplaint = ['error', 'warning'].includes(message.type());
    if (isComplaint && !TOLD_ANYWAY.test(message.text())) heard.push(`console: ${message.text()}`);
  });
  context.on('weberror', (fault) =>
    heard.push(`not caught: ${fault.error().stack ?? fault.error().message}`),
  );
  context.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()} ${nameOf(response.request())}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed';
    if (why !== LEFT) heard.push(`${why} ${nameOf(request)}`);
  });
  return heard;
}

type Named = { method(): string; url(): string };

/** `GET /api/events`: without query, in which no test is interested. */
const nameOf = (request: Named) => `${request.method()} ${new URL(request.url()).pathname}`;
