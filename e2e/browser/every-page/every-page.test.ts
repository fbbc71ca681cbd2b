import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../../../start/places.ts';
import { newBuyer } from '../../system/people.ts';
import { SIZES } from '../looks.ts';
import { Visitor } from '../visitor.ts';
import { ADDRESSES } from './addresses.ts';
import { barriers } from './barriers.ts';
import { OFFICE } from './office.ts';
import { englishOf, koreanOf, textsOfServices } from './words.ts';

const ALL = { ...ADDRESSES, ...OFFICE };

/** As narrow as WCAG wants a page to be readable without scrolling to the side. */
const NARROW = { width: 320, height: 640 };

/** How far the page reaches beyond the right edge, in px. */
const tooWide = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe.each(Object.entries(ALL))('%s', (_address, way) => {
  test('is for everybody, on phones and desktops, by day and by night, and in one language at a time', async () => {
    const visit = await way(await newBuyer());
    const visitor = await Visitor.arrive(visit.as);
    const { page } = visitor;
    const services = textsOfServices(page);
    const written = async () => `${await services.all()}\n${visit.as?.user.name}`;
    await visitor.open(visit.path);
    await visitor.settled();
    for (const size of [SIZES.desktop, SIZES.phone]) {
      await page.setViewportSize(size);
      expect.soft(await barriers(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await barriers(page, 'colours')).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.setViewportSize(NARROW);
    expect.soft(await tooWide(page)).toBe(0);
    expect.soft(await englishOf(page, await written())).toEqual([]);
    await page.setViewportSize(SIZES.desktop);
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
    expect.soft(await koreanOf(page, await written())).toEqual([]);
    await page.setViewportSize(NARROW);
    expect.soft(await tooWide(page)).toBe(0);
  });
});

test('every address of the shop is among those that are looked at', () => {
  const folder = join(projectDir, 'web', 'app', 'routes');
  const said = ['shop.ts', 'organiser.ts'].map((file) => readFileSync(join(folder, file), 'utf8')).join('');
  const routes = said.matchAll(/getParentRoute: \(\) => (\w+),\s+path: '([^']*)'/g);
  const all = [...routes].map(([, parent, path = '']) =>
    parent === 'admin' ? `/admin${path}`.replace(/\/$/, '') : path,
  );
  expect(all).toContain('/admin/audit');
  expect(Object.keys(ALL)).toEqual(expect.arrayContaining(all));
});
