import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { throughOrigin } from '../../crowd/system/places.ts';
import { chromiumHere } from '../../start/chromium/chromium-here.ts';
import { table } from '../../start/terminal/table.ts';
import type { Buyer } from '../../story/client/buyer.ts';
import { machine } from '../system/machine.ts';
import { observe, observed } from './observed.ts';
import { panning } from './panning.ts';
import { scriptsOf } from './transferred.ts';
import { buyersPath, type Visit } from './visits.ts';

/** `npm run bench:web`: first loads of the buyer's pages on a phone with a slow processor. Nothing is asserted. */
const SLOWER = 4;
const RUNS = 3;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'ko-KR' };

const origin = throughOrigin.event;
const on = machine();
const browser = await chromium.launch(await chromiumHere());
const { buyer, held, seats, visits } = await buyersPath(origin);
try {
  const pages = [];
  for (const visit of visits) pages.push({ name: visit.name, ...(await middleLoad(visit)) });
  const path = await wholePath();
  const frames = await panned();
  console.log(
    table(
      ['first load', 'scripts', 'JS kB', 'LCP ms', 'CLS', 'INP ms'],
      pages.map(({ name, scripts, kB, lcp, cls, inp }) => [name, scripts, kB, lcp, cls, inp].map(String)),
    ),
  );
  console.log(`\nhome to checkout, each script once: ${path.scripts} scripts, ${path.kB} kB`);
  console.log(`dragging a map of ${seats} seats: frames of ${frames.p50}/${frames.p95}/${frames.longest} ms`);
  const result = {
    measuredAt: new Date().toISOString(),
    machine: on,
    slower: SLOWER,
    pages,
    path,
    panning: { seats, ...frames },
  };
  writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  await buyer.cancel(held.id);
  await browser.close();
}

/** Of several loads the one with the middle LCP is told. */
async function middleLoad(visit: Visit) {
  const loads = [];
  for (let run = 0; run < RUNS; run++) loads.push(await load(visit));
  return loads.toSorted((a, b) => a.lcp - b.lcp)[Math.floor(RUNS / 2)];
}

async function load({ path, isThere, click }: Visit) {
  const { page, context, scripts } = await phone(browser, buyer);
  await page.goto(origin + path);
  await isThere(page);
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  const { lcp, cls } = await observed(page);
  const toggle = page.getByRole('button', { name: '메뉴' });
  if (await toggle.isVisible()) await toggle.click();
  await click(page);
  const { inp } = await observed(page);
  await context.close();
  return {
    scripts: scripts.count,
    kB: kB(scripts.bytes),
    lcp: Math.round(lcp),
    cls: Math.round(cls * 1000) / 1000,
    inp,
  };
}

/** All pages one after the other in one browser, which keeps what it has. */
async function wholePath() {
  const { page, context, scripts } = await phone(browser, buyer);
  for (const { path, isThere } of visits) {
    await page.goto(origin + path);
    await isThere(page);
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
  }
  await context.close();
  return { scripts: scripts.count, kB: kB(scripts.bytes) };
}

async function panned() {
  const { page, context } = await phone(browser, buyer);
  const visit = visits.find(({ name }) => name === 'seats');
  await page.goto(origin + visit?.path);
  await visit?.isThere(page);
  const frames = await panning(page);
  await context.close();
  const at = (share: number) => Math.round((frames[Math.floor(frames.length * share)] ?? 0) * 10) / 10;
  return { frames: frames.length, p50: at(0.5), p95: at(0.95), longest: Math.round(frames.at(-1) ?? 0) };
}

async function phone(at: Browser, { token, user }: Buyer) {
  const localStorage = [
    { name: 'token', value: token },
    { name: 'user', value: JSON.stringify({ ...user, userId: user.id }) },
  ];
  const context = await at.newContext({
    ...PHONE,
    storageState: { cookies: [], origins: [{ origin, localStorage }] },
  });
  const page = await context.newPage();
  await observe(page);
  const scripts = await scriptsOf(page);
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return { page, context, scripts };
}

function kB(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
