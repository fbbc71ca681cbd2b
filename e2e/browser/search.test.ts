import { expect, test } from 'vitest';
import { heading } from './shop/buying.ts';
import { seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

test('who clicks on a result while still typing gets to it, and is not taken back to the search', async () => {
  const event = await seatedShow();
  const visitor = await Visitor.arrive();
  const { page } = visitor;
  await visitor.open(`/search?q=${encodeURIComponent(event.title)}`);
  const result = page.getByRole('link', { name: event.title });
  await result.waitFor();
  await page.getByLabel('검색어').fill(event.title.slice(0, -1));
  await result.click();
  await heading(page, event.title);
  expect(new URL(page.url()).pathname).toBe(`/events/${event.id}`);
});
