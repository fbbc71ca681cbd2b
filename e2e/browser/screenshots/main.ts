import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumHere } from '../../../start/chromium/chromium-here.ts';
import { projectDir } from '../../../start/places.ts';
import { infrastructurePorts } from '../../../start/template/infrastructure.ts';
import { readRunTemplate } from '../../../start/template/run-template.ts';
import { camera } from './camera.ts';
import { DEVICES, fileOf, gallery, LANGUAGES } from './gallery.ts';
import { Scene } from './scene.ts';
import { SHOWN } from './shown.ts';

/** `npm run screenshots -- [page …]`: pictures of the shop that runs, all or those that are named. */
const MOST_BYTES = 6_000_000;
const names = process.argv.slice(2);
const folder = join(projectDir, 'docs', 'screenshots');

const template = readRunTemplate(undefined, Number(process.env.TIKETI_PORT_OFFSET ?? 0));
const { ADMIN_EMAIL: email = '', ADMIN_PASSWORD: password = '' } = template.common.env;
const origin = `http://localhost:${infrastructurePorts(template).origin}`;

if (names.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(await chromiumHere());
const scene = await Scene.open(origin, { email, password });
try {
  let bytes = 0;
  const looks = DEVICES.flatMap((size) => LANGUAGES.map((language) => ({ size, language })));
  const cameras = new Map<string, ReturnType<typeof camera>>();
  for (const { name, as, path } of SHOWN.filter((one) => names.length === 0 || names.includes(one.name))) {
    const address = await path(scene);
    for (const { size, language } of looks) {
      const key = `${as} ${size} ${language}`;
      const take = cameras.get(key) ?? camera(browser, origin, { size, language, as: as && scene[as] });
      cameras.set(key, take);
      bytes += await (await take)(address, join(folder, fileOf(name, language, size)));
    }
    console.log(`  ✓ ${name}`);
  }
  if (bytes > MOST_BYTES) throw new Error(`${bytes} bytes are more than a repository should carry`);
  writeFileSync(join(folder, 'README.md'), gallery());
  console.log(`${Math.round(bytes / 1000)} kB in docs/screenshots`);
} finally {
  await scene.close();
  await browser.close();
}
