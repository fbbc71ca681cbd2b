import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ASKED_FOR, linesFrom, readEnvFile, writeEnvFile } from './outputs.ts';

const file = (name: string) => new URL(name, import.meta.url);
const envFile = (name: string) => readFileSync(file(name), 'utf8');
const linesOf = (name: string) => readEnvFile(envFile(name)).lines;

const services = ['auth', 'event', 'queue', 'reservation', 'payment', 'notification'];
const registry = '123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/tiketi';
const outputs = {
  settings: { value: { ...linesOf('settings.env'), AWS_ACCOUNT_ID: '123456789012', DB_HOST: 'db.example' } },
  role_arns: {
    value: Object.fromEntries(services.map((name) => [name, `arn:aws:iam::123456789012:role/x-${name}`])),
  },
  registries: { value: { 'tiketi/services': `${registry}/services`, 'tiketi/web': `${registry}/web` } },
  certificate: { value: 'arn:aws:acm:ap-northeast-2:123456789012:certificate/1' },
  queues: { value: {} },
};

test('what Terraform says is written down, with the names that stand there already', () => {
  const { settings, site } = linesFrom(outputs, linesOf('shop.env'));
  expect(Object.keys(settings)).toEqual(Object.keys(linesOf('settings.env')));
  expect(Object.keys(site)).toEqual(Object.keys(linesOf('site.env')));
  expect(settings).toMatchObject({ DB_HOST: 'db.example' });
  expect(site).toMatchObject({
    ROLE_PAYMENT: 'arn:aws:iam::123456789012:role/x-payment',
    SERVICES_IMAGE: `${registry}/services`,
    SIDECAR_ENV: expect.stringContaining('AWS_ACCOUNT_ID=123456789012,'),
  });
});

test.each(['settings.env', 'site.env', 'shop.env'])('%s is read and written as it is', (name) => {
  const text = envFile(name);
  const { comment, lines } = readEnvFile(text);
  const onlyTheFirstComment = text.replace(/\n(#.*\n)+/g, '\n');
  expect(writeEnvFile(comment, lines)).toBe(onlyTheFirstComment);
});

test('without a certificate it says what to do', () => {
  expect(() => linesFrom({ ...outputs, certificate: { value: null } }, linesOf('shop.env'))).toThrow(
    /set `domain`/,
  );
});

test('what the sidecar could not read is refused', () => {
  const shop = { ...linesOf('shop.env'), PUSH_URL: 'https://push.example/?a=b' };
  expect(() => linesFrom(outputs, shop)).toThrow('PUSH_URL');
});

test('the sidecars have all that the components ask their environment for', () => {
  const folder = new URL('../../../components/aws/', import.meta.url);
  const Component = z.object({
    spec: z.object({ metadata: z.array(z.object({ envRef: z.string().optional() })) }),
  });
  const asked = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml')
    .flatMap((name) => Component.parse(parse(readFileSync(new URL(name, folder), 'utf8'))).spec.metadata)
    .flatMap(({ envRef }) => envRef ?? []);
  expect([...new Set(asked)].toSorted()).toEqual([...ASKED_FOR].toSorted());
});

test('each service is given its role', () => {
  const replacements = z
    .array(
      z.object({
        source: z.object({ fieldPath: z.string() }),
        targets: z.array(z.object({ select: z.object({ kind: z.string(), name: z.string().optional() }) })),
      }),
    )
    .parse(parse(envFile('replacements.yaml')));
  for (const service of services) {
    const role = replacements.find(({ source }) => source.fieldPath === `data.ROLE_${service.toUpperCase()}`);
    expect(role?.targets.map(({ select }) => select)).toEqual([{ kind: 'ServiceAccount', name: service }]);
  }
});
