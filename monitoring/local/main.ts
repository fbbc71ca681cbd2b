import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { developmentDir } from '../../start/places.ts';
import { localConfig } from './config.ts';

/**
 * `npm run prometheus`: a Prometheus of this machine, beside `npm start`, with the rules that Kubernetes gets;
 * http://localhost:9090/alerts shows them. Ctrl-C ends it.
 */
const folder = path.join(developmentDir, 'prometheus');
const file = path.join(folder, 'prometheus.yaml');
mkdirSync(folder, { recursive: true });
writeFileSync(file, stringify(localConfig()));

const prometheus = spawn(
  'prometheus',
  [`--config.file=${file}`, `--storage.tsdb.path=${folder}/data`, '--web.listen-address=127.0.0.1:9090'],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => prometheus.kill(signal));
prometheus.on('error', (fault) => {
  console.error(`Prometheus does not start: ${fault.message}. On Debian: apt-get install prometheus`);
  process.exitCode = 1;
});
prometheus.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
