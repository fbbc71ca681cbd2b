import { describe, expect, test } from 'vitest';
import { DAPR_VERSION } from '../../start/places.ts';
import { DAPR_VALUES, DAPR_VERSION as IN_CLUSTERS } from '../run/dapr.ts';
import { sandboxImage } from '../run/images.ts';
import { STAND_INS } from '../run/lab.ts';
import { filesOf, read } from './files.ts';
import { containersOf, podOf } from './objects.ts';
import { appliedFolders, objectsOf } from './render.ts';

const { version, dependencies } = JSON.parse(read('package.json'));

const imagesOf = (folder: string): string[] =>
  objectsOf(folder).flatMap((object) => {
    const pod = podOf(object);
    return pod ? containersOf(pod).map(({ image }) => image) : [];
  });
const images = [...new Set(appliedFolders.flatMap(imagesOf))].sort();

/** An image's name without its registry, and its tag. */
function partsOf(image: string): { name: string; tag: string } {
  const [, path = '', tag = ''] = /^([^@]+?)(?::([^:/@]+))?(?:@sha256:[0-9a-f]{64})?$/.exec(image) ?? [];
  const [first = '', ...rest] = path.split('/');
  const isRegistry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  return { name: isRegistry ? rest.join('/') : path, tag };
}

/** All of a version: a tag such as `18` or `latest` is another image tomorrow. */
const FULL_VERSION = /^v?\d+\.\d+(\.\d+)*(-[\w.-]+)?$/;

test('every image has a full version', () => {
  expect(images.length).toBeGreaterThan(0);
  expect(images.filter((image) => !FULL_VERSION.test(partsOf(image).tag))).toEqual([]);
});

test.each(['postgres', 'postgres:18', 'redis:latest', 'localhost:5000/tiketi/web', 'node:lts-slim'])(
  '%s would not be one',
  (image) => {
    expect(partsOf(image).tag).not.toMatch(FULL_VERSION);
  },
);

test('the same image has the same version everywhere', () => {
  const tags = new Map<string, Set<string>>();
  for (const { name, tag } of images.map(partsOf)) tags.set(name, (tags.get(name) ?? new Set()).add(tag));
  expect([...tags].filter(([, found]) => found.size > 1)).toEqual([]);
});

test('the project’s images are of its own version', () => {
  const own = images.filter((image) => partsOf(image).name.startsWith('tiketi/'));
  expect([...new Set(own.map((image) => partsOf(image).name))].sort()).toEqual([
    'tiketi/sandbox',
    'tiketi/services',
    'tiketi/web',
  ]);
  for (const image of [...own, sandboxImage]) expect(partsOf(image).tag).toBe(version);
});

describe('what images are made from', () => {
  const defaults = Object.fromEntries(
    [...read('Dockerfile').matchAll(/^ARG (\w+_IMAGE)=(\S+)$/gm)].map(([, name = '', image = '']) => [
      name,
      image,
    ]),
  );

  test('the Node of the images is the Node of the project', () => {
    expect(defaults.NODE_IMAGE).toMatch(new RegExp(`^node:${dependencies.node}-`));
  });

  test('everything a Dockerfile begins with has a full version', () => {
    expect(defaults.CADDY_IMAGE).toMatch(/^caddy:\d+\.\d+\.\d+/);
    const stages = [...read('Dockerfile').matchAll(/^FROM (\S+)(?: AS (\S+))?$/gm)];
    const known = stages.map(([, , name]) => name);
    const from = stages.map(([, image = '']) => image).filter((image) => !known.includes(image));
    expect(new Set(from)).toEqual(new Set(['${' + 'NODE_IMAGE}', '${' + 'CADDY_IMAGE}']));
  });

  test('what stands in for a registry’s images is called as they are', () => {
    expect(images).toContain(STAND_INS.postgres);
    expect(images).toContain(STAND_INS.redis);
    expect(STAND_INS.caddy).toBe(defaults.CADDY_IMAGE);
    expect(read('k8s/run/lab.ts')).toContain(`caddy@v${partsOf(STAND_INS.caddy).tag}`);
  });
});

test('Dapr has one version: daprd here, the control plane there, and the schemas that are checked', () => {
  expect(IN_CLUSTERS).toBe(DAPR_VERSION);
  expect(read('k8s/checks/schemas/dapr.json')).toContain(`github.com/dapr/dapr@v${DAPR_VERSION}`);
});

test.each(['docs/operations.md', 'k8s/overlays/aws/README.md'])(
  '%s installs Dapr by hand as `npm run k8s:up` does',
  (path) => {
    // What has a backslash stands between quotes there.
    const text = read(path).replaceAll(/--set '([^']+)'/g, '--set $1');
    for (const said of [`--version ${IN_CLUSTERS}`, ...DAPR_VALUES.map((value) => `--set ${value}`)])
      expect(text).toContain(said);
  },
);

test('nobody asks for whatever is newest', () => {
  expect(
    filesOf('k8s/**/*.{ts,yaml,sh}', 'Dockerfile').filter(
      (path) => /:latest\b/.test(read(path)) && path !== 'k8s/checks/images.test.ts',
    ),
  ).toEqual([]);
});
