import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectDir } from '../../start/places.ts';
import { filesOf, read } from './files.ts';

const scripts = filesOf('{k8s,start,sandbox,bench,components}/**/*.sh', '.ci/*');

test.each(scripts)('%s is a script that a shell can read', (path) => {
  const shell = read(path).startsWith('#!/bin/sh') ? 'sh' : 'bash';
  execFileSync(shell, ['-n', join(projectDir, path)], { stdio: 'pipe' });
});

const texts = filesOf(
  '*.{ts,md,yaml,json,cjs}',
  'Dockerfile',
  '.ci/*',
  '{k8s,components,dapr,docs,services,start,sandbox,web,e2e,events,examples,story,crowd,rush,bench,audit,contracts}/**/*.{ts,mjs,md,yaml,env,conf,sh,tf,json,go}',
).filter((path) => path !== 'package-lock.json');

test('no file knows the machine that it was written on', () => {
  expect(texts.length).toBeGreaterThan(500);
  const folders = [homedir(), projectDir].filter((folder) => folder.length > '/root'.length);
  const isOfAMachine = (text: string) =>
    /(^|[\s"'`=(:])\/(root|work|home\/[a-z]+)\//m.test(text.replaceAll('/home/nonroot', '')) ||
    folders.some((folder) => text.includes(`${folder}/`));
  expect(texts.filter((path) => isOfAMachine(read(path)))).toEqual([]);
});

test('packages come from wherever npm is told to fetch them', () => {
  const lock: { packages: Record<string, { resolved?: string; link?: true }> } = JSON.parse(
    read('package-lock.json'),
  );
  // A package of this very tree is a link to its folder.
  const fetched = Object.values(lock.packages).filter((one) => !one.link);
  const resolved = fetched.flatMap((one) => one.resolved ?? []);
  expect(resolved).toEqual([]);
});
