import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDaprd } from '../../start/dapr/find-daprd.ts';
import { developmentDir } from '../../start/places.ts';
import { readRunTemplate } from '../../start/template/run-template.ts';
import { startRevenue } from './start.ts';

/** `npm run example:revenue`: beside the system that `npm start` has started, until Ctrl-C. */
const daprd = findDaprd();
const configFile = join(developmentDir, 'dapr/config.yaml');
if (!daprd || !existsSync(configFile)) {
  console.error('Run `npm start` in another terminal first.');
  process.exit(1);
}
const { place, common } = readRunTemplate();
const revenue = await startRevenue({
  daprd,
  configFile,
  database: join(developmentDir, 'data/revenue.db'),
  components: place.folder,
  env: common.env,
  output: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void revenue.stop());
console.log(`${revenue.url}/revenue says what the shop took. Ctrl-C ends it.`);
console.log(`${await revenue.ended} has ended.`);
await revenue.stop();
