import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { contracts } from '#shared/events/contracts.ts';
import { errorCodes } from '#shared/http/errors.ts';
import { eventSchemas, eventTypes } from './generate/events.ts';
import { contractFiles, contractsDir, typeFiles, typesDir } from './generate/files.ts';
import { openApiDocuments } from './generate/openapi.ts';
import { listeners, speakers } from './generate/who-speaks.ts';

const files = contractFiles();
const documents = openApiDocuments();

test.each([...files])('%s says what the code says', (name, text) => {
  const file = path.join(contractsDir, name);
  const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
  expect(written === text, `${name} is out of date: run \`npm run contracts\` and commit what it wrote`).toBe(
    true,
  );
});

test.each(['openapi', 'events'])('%s/ holds no contract of what is gone', (folder) => {
  for (const file of readdirSync(path.join(contractsDir, folder)))
    expect(files.has(`${folder}/${file}`), `${file} is left over: run \`npm run contracts\``).toBe(true);
});

test('the types of the web app say what the documents say', async () => {
  for (const [name, text] of await typeFiles()) {
    const file = path.join(typesDir, name);
    const written = existsSync(file) ? readFileSync(file, 'utf8') : '';
    expect(written === text, `${name} is out of date: run \`npm run contracts\``).toBe(true);
  }
});

describe.each(Object.entries(documents))('the OpenAPI document of %s', (_, document) => {
  const operations = Object.entries(document.paths ?? {}).flatMap(([address, item]) =>
    (['get', 'put', 'post', 'delete', 'patch'] as const).flatMap((verb) => {
      const operation = item[verb];
      return operation ? [{ address, verb, operation }] : [];
    }),
  );

  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toMatchObject({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('names each operation once, with a summary and its group', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) {
      expect(operation).toMatchObject({ summary: expect.any(String), tags: [expect.any(String)] });
    }
  });

  test('says of its inner routes that only the sidecar may come', () => {
    for (const { address, operation } of operations) {
      const isInner = address.startsWith('/internal/');
      expect(JSON.stringify(operation.security ?? []).includes('sidecar')).toBe(isInner);
    }
  });

  test('has one shape of refusals, with the closed list of codes', () => {
    for (const { operation } of operations) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        if (Number(status) < 400) continue;
        expect(response).toMatchObject({
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        });
      }
    }
    if (operations.length === 0) return;
    expect(document.components?.schemas?.Error).toMatchObject({
      properties: { code: { enum: [...errorCodes] }, success: { enum: [false] } },
    });
  });
});

test.each([
  ['post', '/api/queue/check/{eventId}'],
  ['post', '/api/queue/enter'],
  ['get', '/api/queue/status/{eventId}'],
  ['get', '/api/queue/status'],
] as const)('%s %s says what a client without cookies may show', (verb, address) => {
  const parameters = documents.queue?.paths?.[address]?.[verb]?.parameters ?? [];
  for (const name of ['x-admission-pass', 'x-queue-ticket', 'x-queue-challenge'])
    expect(parameters).toContainEqual(expect.objectContaining({ in: 'header', name, required: false }));
});

describe('the events', () => {
  const ajv = new Ajv2020({ strict: true });
  formats.default(ajv);
  const schemas = eventSchemas();

  test.each(eventTypes)('%s is a valid JSON Schema 2020-12 that takes fields added later', (type) => {
    const schema = schemas[type];
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(() => ajv.compile(schema)).not.toThrow();
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
  });

  test('a schema refuses what the services refuse', () => {
    const check = ajv.compile(schemas['user.registered']);
    const data = { userId: crypto.randomUUID(), email: 'a@example.com', name: '김티켓', role: 'user' };
    expect(check(data)).toBe(true);
    expect(check({ ...data, nickname: 'kim' })).toBe(true);
    for (const broken of [{}, { ...data, role: 'root' }, { ...data, userId: '7' }]) {
      expect(check(broken)).toBe(false);
    }
  });
});

describe('the AsyncAPI document', () => {
  const document = parse(files.get('asyncapi.yaml') ?? '');

  test('is valid AsyncAPI 3.0', () => {
    const schemaFile = import.meta.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json');
    const schema = JSON.parse(readFileSync(new URL(schemaFile), 'utf8'));
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const validate = ajv.compile(schema);
    validate(document);
    expect(validate.errors).toBeNull();
  });

  test('leads only to what is there', () => {
    const pointers = JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g);
    for (const [, pointer = ''] of pointers) {
      if (pointer.startsWith('./')) expect(files.has(pointer.slice(2)), pointer).toBe(true);
      else expect(resolve(document, pointer), pointer).toBeDefined();
    }
  });

  test('has every event, published by somebody, and nobody listens for what nobody sends', () => {
    expect(Object.keys(document.components.messages)).toEqual(eventTypes);
    const spoken = speakers(Object.keys(documents)).map(({ topic }) => topic);
    expect(new Set(spoken)).toEqual(new Set(eventTypes.map((type) => contracts[type].topic)));
    for (const { topic, types } of listeners()) {
      for (const type of types) expect(contracts).toHaveProperty([type, 'topic'], topic);
    }
  });
});

const resolve = (document: unknown, pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), document);
