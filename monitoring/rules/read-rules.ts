import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { rulesDir } from '../places.ts';

const Alert = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z.string().optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'ticket']), app: z.string().optional() }),
  annotations: z.strictObject({ summary: z.string(), runbook_url: z.string() }),
});
export type Alert = z.output<typeof Alert>;

const RuleFile = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), rules: z.array(Alert) })),
});

/** Every alert that Kubernetes gets. */
export const readAlerts = (): Alert[] =>
  readdirSync(rulesDir)
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => RuleFile.parse(parse(readFileSync(path.join(rulesDir, name), 'utf8'))).groups)
    .flatMap(({ rules }) => rules);
