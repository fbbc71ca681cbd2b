import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProcessRecord } from '../processes/record.ts';
import { readRunTemplate } from '../template/run-template.ts';
import { silentProgress } from '../terminal/progress.ts';
import { scratchDir } from '../testing/scratch-dir.ts';
import { writeCliWrapper } from './cli-wrapper.ts';

test('the daprd for `dapr run` gets the environment of dev.yaml and all its arguments', async () => {
  const stateDir = scratchDir();
  const daprd = join(stateDir, 'real daprd');
  writeFileSync(daprd, '#!/bin/sh\necho "$REDIS_ADDRESS|$ODD|$*"\n', { mode: 0o755 });
  const template = readRunTemplate();
  Object.assign(template.common.env, { ODD: `it's $HOME` });
  const record = await ProcessRecord.take(stateDir);
  const context = { stateDir, record, progress: silentProgress, ending: new AbortController().signal };
  writeCliWrapper(daprd, template, context);
  const said = execFileSync(join(stateDir, '.dapr/bin/daprd'), ['--app-id', 'auth'], { encoding: 'utf8' });
  expect(said).toBe("localhost:6389|it's $HOME|--app-id auth --placement-host-address=\n");
  record.close();
});
