import { expect, test } from 'vitest';
import { Buyer } from '../../story/client/buyer.ts';
import { origin } from '../system/places.ts';
import { heading } from './shop/buying.ts';
import { newsBy } from './shop/news.ts';
import { seatedShow } from './shop/on-sale.ts';
import { Visitor } from './visitor.ts';

const MARKUP = '<img src=x onerror="ran=1"><script>ran=1</script>';

test('pages may load scripts and styles of this shop alone, and nothing inline', async () => {
  const policy = (await fetch(origin)).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self'(;|$)/);
  expect(policy).not.toMatch(/unsafe|\*/);
});

test('a script that got into a page would not run, and would not go unnoticed', async () => {
  const visitor = await Visitor.arrive();
  visitor.expects(/^console: .*Content Security Policy/);
  await visitor.open('/');
  await visitor.page.evaluate(
    `document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }))`,
  );
  expect(await visitor.page.evaluate('window.ran')).toBeUndefined();
  await expect
    .poll(() => visitor.heard.filter((one) => one.includes('Content Security Policy')))
    .not.toEqual([]);
});

test('markup in what people write is shown as they wrote it', async () => {
  const credentials = {
    email: `${crypto.randomUUID()}@browser.test`,
    password: 'markup-markup',
    name: MARKUP,
  };
  const writer = await Buyer.register(origin, credentials);
  const event = await seatedShow({ title: MARKUP });
  const news = await newsBy(writer, MARKUP, `${MARKUP}\n둘째 줄`);
  const visitor = await Visitor.arrive(writer);
  const { page } = visitor;
  await visitor.open(`/events/${event.id}`);
  await heading(page, MARKUP);
  await visitor.open(`/news/${news}`);
  await heading(page, MARKUP);
  await page.getByText('둘째 줄').waitFor();
  await page.getByRole('link', { name: MARKUP }).waitFor();
  expect(await page.evaluate('window.ran')).toBeUndefined();
  expect(await page.locator('img[src=x]').count()).toBe(0);
});
