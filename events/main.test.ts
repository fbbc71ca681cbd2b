import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const nowhere = mkdtempSync(join(tmpdir(), 'tiketi-nowhere-'));
afterAll(() => rmSync(nowhere, { recursive: true }));

/** The command where nothing runs. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, TIKETI_DIR: nowhere, TIKETI_PORT_OFFSET: '20000' },
    },
  );
  return { status, stdout, stderr };
}

test.each([['dead'], ['replay', '--all'], ['tail']])(
  'where nothing runs, %s says so in one line',
  (...args) => {
    expect(run(...args)).toEqual({
      status: 1,
      stdout: '',
      stderr: 'Nothing runs here. Start it with "npm start" in another terminal.\n',
    });
  },
);

test('what makes no sense is answered with how it is used, and 2', () => {
  const { status, stderr } = run('bury');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^there is no command bury\n\nUsage: npm run events/);
});

test('without a command it says how it is used', () => {
  expect(run()).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: /) });
});
