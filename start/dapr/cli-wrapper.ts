import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StartContext } from '../processes/context.ts';
import type { RunTemplate } from '../template/run-template.ts';

/**
 * The daprd that `dapr run -f dev.yaml` finds by `runtimePath`. The CLI gives a template's environment to
 * the apps only, though components and the API token read it too; this one sets it first.
 */
export function writeCliWrapper(daprd: string, template: RunTemplate, context: StartContext): void {
  const folder = join(context.stateDir, '.dapr', 'bin');
  mkdirSync(folder, { recursive: true });
  const exports = Object.entries(template.common.env).map(
    ([name, value]) => `export ${name}=${quoted(value)}`,
  );
  // The CLI always names a placement service; there are no actors here, and often no such service.
  const script = ['#!/bin/sh', ...exports, `exec ${quoted(daprd)} "$@" --placement-host-address=`, ''].join(
    '\n',
  );
  writeFileSync(join(folder, 'daprd'), script, { mode: 0o755 });
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
