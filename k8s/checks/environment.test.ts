import { afterEach, describe, expect, test } from 'vitest';
import { readConfig as auth } from '../../services/auth/config.ts';
import { readConfig as event } from '../../services/event/config.ts';
import { readConfig as notification } from '../../services/notification/config.ts';
import { readConfig as payment } from '../../services/payment/config.ts';
import { readConfig as queue } from '../../services/queue/config.ts';
import { readConfig as reservation } from '../../services/reservation/config.ts';
import { apps } from './dev.ts';
import { filesOf, read } from './files.ts';
import { containersOf, podOf, servicesOf } from './objects.ts';
import { deployed, environmentOf, overlays } from './overlays.ts';
import { objectsOf } from './render.ts';
import { localSecrets, secretsOf } from './service-secrets.ts';

const readers: Record<string, () => unknown> = { auth, event, queue, reservation, payment, notification };

/** All that a service finds: its settings, its secrets from the store, and the port that the injector tells it. */
function wholeEnvironment(overlay: string, app: string): Record<string, string> {
  const { container } = deployed(overlay, app);
  const written = environmentOf(overlay, container);
  const referred = container.env.flatMap(({ name, valueFrom }) => {
    const { secretKeyRef } = valueFrom ?? {};
    const value = secretKeyRef && localSecrets[secretKeyRef.name]?.[secretKeyRef.key];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...written, ...Object.fromEntries(referred), ...secretsOf(overlay, app), DAPR_HTTP_PORT: '3500' };
}

const realEnvironment = process.env;
afterEach(() => {
  process.env = realEnvironment;
});

/** Reads a service's configuration as it would be read there. */
function readingOf(app: string, environment: Record<string, string>): () => unknown {
  return () => {
    process.env = environment;
    return readers[app]?.();
  };
}

const everyService = overlays.flatMap((overlay) => apps.map(({ appID }) => [overlay, appID] as const));

test.each(everyService)('%s: %s finds all that it must have, and nothing that it refuses', (overlay, app) => {
  const environment = wholeEnvironment(overlay, app);
  expect(readingOf(app, environment)()).toMatchObject({ TIKETI_PROFILE: 'production' });
});

describe('a service that lacks one of its own', () => {
  test.each([
    ['auth', 'KEY_ENCRYPTION_SECRET'],
    ['event', 'DB_PASSWORD'],
    ['queue', 'REDIS_ADDRESS'],
    ['reservation', 'ADMISSION_SECRET'],
    ['reservation', 'TICKET_SIGNING_KEYS'],
    ['payment', 'TOSS_SECRET_KEY'],
    ['notification', 'SMTP_HOST'],
  ])('%s without %s would not start', (app, name) => {
    const { [name]: taken, ...rest } = wholeEnvironment('k8s/overlays/local', app);
    expect(taken).toBeDefined();
    expect(readingOf(app, rest)).toThrow();
  });
});

describe('nothing is said that nobody hears', () => {
  const codeOf = (...patterns: string[]) =>
    filesOf(...patterns)
      .filter((path) => !path.includes('.test.'))
      .map(read)
      .join('\n');
  const services = codeOf('services/**/*.ts');
  const web = read('web/Caddyfile');
  const sandbox = codeOf('sandbox/**/*.ts');
  const isIn = (text: string) => (name: string) => new RegExp(`\\b${name}\\b`).test(text);
  /** Some are there to be copied to where a component finds them. */
  const components = filesOf('components/**/*.yaml').map(read).join('\n');
  /** OpenTelemetry and Node read theirs themselves. */
  const isOfNode = (name: string) => /^(OTEL|NODE)_/.test(name);

  test.each(overlays)('%s: by the settings of all', (overlay) => {
    // The web server is told them and nothing else.
    const settings = environmentOf(overlay, deployed(overlay, 'web').container);
    const unheard = Object.keys(settings).filter(
      (name) => !isIn(services + web)(name) && !isOfNode(name) && !isIn(components)(name),
    );
    expect(unheard).toEqual([]);
  });

  test.each(overlays)('%s: by what a container of ours is told', (overlay) => {
    const unheard = objectsOf(overlay).flatMap((object) => {
      const pod = podOf(object);
      if (!pod) return [];
      return containersOf(pod)
        .filter(({ image }) => image.includes('tiketi/'))
        .flatMap(({ image, env }) => {
          const text = image.includes('tiketi/sandbox') ? sandbox : services + web;
          return env.filter(({ name }) => !isIn(text)(name) && !isOfNode(name));
        })
        .map(({ name }) => `${object.metadata.name}: ${name}`);
    });
    expect(unheard).toEqual([]);
  });
});

test('no Service is called so that the addresses which Kubernetes makes of it read as a setting', () => {
  const code = filesOf('{services,sandbox}/**/*.ts').map(read).join('\n');
  const names = overlays
    .flatMap((overlay) => servicesOf(objectsOf(overlay)))
    .map(({ metadata }) => metadata.name);
  const made = [...new Set(names)].flatMap((name) => {
    const prefix = name.toUpperCase().replaceAll('-', '_');
    return [`${prefix}_PORT`, `${prefix}_SERVICE_HOST`, `${prefix}_SERVICE_PORT`];
  });
  expect(made.filter((name) => new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
});

test('the Job that makes the databases finds a password for each', () => {
  const wanted = [
    ...read('services/shared/database/make-databases.ts').matchAll(/^ {2}([A-Z_]+): secret\b/gm),
  ];
  expect(wanted.map(([, name]) => name).sort()).toEqual(Object.keys(localSecrets.databases ?? {}).sort());
  for (const { appID, env } of apps)
    if (env.DB_NAME)
      expect(localSecrets.databases?.[`${appID.toUpperCase()}_PASSWORD`]).toBe(
        localSecrets[`tiketi-${appID}`]?.DB_PASSWORD,
      );
});

test.each(overlays)('%s: the web server knows under which name it is called', (overlay) => {
  const { container } = deployed(overlay, 'web');
  const asked = [...read('web/Caddyfile').matchAll(/\{env\.(\w+)\}|\{\$(\w+)\}/g)];
  expect(asked.length).toBeGreaterThan(0);
  for (const [, atRun, atStart] of asked)
    expect(environmentOf(overlay, container)).toHaveProperty(atRun ?? atStart ?? '');
});
