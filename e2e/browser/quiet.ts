import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { developmentDir } from '../../start/places.ts';
import { everybody } from './visitor.ts';

/** After each test all go home, and a complaint of any of their browsers that nobody expected fails it. */
afterEach(async ({ task }) => {
  const visitors = everybody();
  if (task.result?.state === 'fail') {
    const folder = join(developmentDir, 'browser');
    mkdirSync(folder, { recursive: true });
    for (const [index, { page }] of visitors.entries()) {
      const path = join(folder, `${task.name.replaceAll(/\W+/g, '-').slice(0, 80)}-${index}.png`);
      await page.screenshot({ path }).catch(() => undefined);
      console.log(`${page.url()} as it was seen: ${path}`);
    }
  }
  const unexpected = visitors.flatMap((visitor) => visitor.unexpected);
  for (const visitor of visitors) await visitor.leave();
  expect(unexpected).toEqual([]);
});
