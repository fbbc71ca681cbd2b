import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StartContext } from '../processes/context.ts';
import { ProcessRecord } from '../processes/record.ts';
import { silentProgress } from '../terminal/progress.ts';
import { scratchDir } from '../testing/scratch-dir.ts';
import { findOrBuildDaprd } from './build-daprd.ts';
import { findDaprd } from './find-daprd.ts';

/** A folder with a daprd that says it is of this version. */
function folderWith(version: string, mode = 0o755): string {
  const folder = scratchDir();
  writeFileSync(join(folder, 'daprd'), `#!/bin/sh\necho ${version}\n`, { mode });
  return folder;
}

const empty = scratchDir();

test('the first daprd on the way is taken', () => {
  const [first, second] = [folderWith('1.16.0'), folderWith('1.17.2')];
  expect(findDaprd([empty, first, second])).toBe(join(first, 'daprd'));
});

test('one that is too old, of another kind or not to be run is passed over', () => {
  const good = folderWith('1.17.0');
  const others = [folderWith('1.15.9'), folderWith('edge'), folderWith('2.0.0'), folderWith('1.16.0', 0o644)];
  expect(findDaprd([...others, good])).toBe(join(good, 'daprd'));
});

test('none is none', () => {
  expect(findDaprd([empty, folderWith('1.9.0')])).toBeUndefined();
});

/** A Go that writes what it was asked to build, or fails. */
function goThat(behaves: 'builds' | 'fails'): string {
  const folder = scratchDir();
  const build = `while [ "$1" != -o ]; do shift; done; printf '#!/bin/sh\\necho 1.16.0\\n' > "$2"; chmod +x "$2"`;
  const script = behaves === 'builds' ? build : 'echo "no module can be had"; exit 1';
  writeFileSync(join(folder, 'go'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

describe('without a daprd', () => {
  let context: StartContext;
  beforeEach(async () => {
    const stateDir = scratchDir();
    vi.stubEnv('XDG_CACHE_HOME', join(stateDir, 'cache'));
    const record = await ProcessRecord.take(stateDir);
    context = { stateDir, record, progress: silentProgress, ending: new AbortController().signal };
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    context.record.close();
  });

  test('one is built and kept for the next start', async () => {
    const built = await findOrBuildDaprd(context, { daprd: [empty], go: [goThat('builds')] });
    expect(findDaprd([dirname(built)])).toBe(built);
    expect(built).toContain('/cache/tiketi/daprd-1.16.0-');
  });

  test('a build that fails says so with the end of its log', async () => {
    const start = findOrBuildDaprd(context, { daprd: [empty], go: [goThat('fails')] });
    await expect(start).rejects.toThrow(/could not be built[\s\S]*no module can be had/);
  });

  test('and without Go, one message says what to do', async () => {
    const start = findOrBuildDaprd(context, { daprd: [empty], go: [empty] });
    await expect(start).rejects.toThrow(/dapr init --slim[\s\S]*install Go/);
  });
});
