import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { z } from 'zod';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const Found = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string() })),
  }),
);

/** Rules on what changes with the colour scheme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What axe-core finds on the page as it is: each as `rule at element: what is wrong`. */
export async function barriers(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  // Not as a script element: the pages' policy lets in none but the shop's own.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(source);
  const options = what === 'colours' ? { runOnly: OF_COLOUR } : {};
  const found = await page.evaluate(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  );
  return Found.parse(found).flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
