import { expect, test } from 'vitest';
import { createLogger } from './logger.ts';
import { runInContext } from './request-context.ts';

const lines: string[] = [];
const log = createLogger('test', 'trace', { write: (line) => void lines.push(line) });

function logged(fields: object): string {
  lines.length = 0;
  log.info(fields, 'something happened');
  return lines.join();
}

const CANARY = 'canary-7d1f';
const JWT = `eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiI3ZDFmIn0.${CANARY}`;
const duplicate = Object.assign(new Error('duplicate key value violates unique constraint'), {
  code: '23505',
  detail: `Key (email)=(${CANARY}@example.com) already exists.`,
});
const violation = Object.assign(new Error('new row for relation "payments" violates check constraint'), {
  code: '23514',
  constraint: 'payments_status_check',
  detail: `Failing row contains (7d1f, ${CANARY}, {"name": "${CANARY}"}).`,
  where: `unnamed portal with parameters: $1 = '${CANARY}'`,
  parameters: [CANARY],
});

test.each<[string, object]>([
  ['a password', { password: CANARY }],
  ['a password in a body', { body: { user: { password: CANARY } } }],
  ['a password in a list', { users: [{ password: CANARY }] }],
  ['however it is spelt', { pgToken: CANARY, pg_token: CANARY, PG_TOKEN: CANARY, 'pg-token': CANARY }],
  ['a hash', { password_hash: CANARY }],
  [
    'headers',
    { headers: { Authorization: CANARY, cookie: CANARY, 'set-cookie': [CANARY], 'dapr-api-token': CANARY } },
  ],
  ["a login's code verifier", { code_verifier: CANARY, codeVerifier: CANARY }],
  ['a token within a text', { reason: `jwt ${JWT} is expired` }],
  ['a header within a text', { reason: `sent authorization: Bearer ${CANARY}` }],
  ['an address', { to: `${CANARY}@example.com` }],
  ["an address in a database's error", { err: duplicate }],
  ["the row in a database's error", { err: violation }],
  ['the row in the cause of an error', { failed: { one: new Error('not kept', { cause: violation }) } }],
  ['the key of a payment', { gateway_key: CANARY, body: { paymentKey: CANARY } }],
  ['an error under another name', { failed: duplicate }],
  ['a cause', { err: new Error('not registered', { cause: duplicate }) }],
  ['an error whose field is a secret', { err: Object.assign(new Error('x'), { config: { token: CANARY } }) }],
  ['what lies too deep to be looked at', { a: { b: { c: { d: { e: { f: { g: CANARY } } } } } } }],
])('%s is not in a log', (_, fields) => {
  const line = logged(fields);
  expect(line).toContain('something happened');
  expect(line).not.toContain(CANARY);
});

test('a card is not in a log, and numbers that are none are', () => {
  expect(logged({ reason: 'card 4111 1111 1111 1111 refused' })).not.toContain('1111');
  expect(logged({ reason: 'card 4111111111111111' })).not.toContain('1111');
  const id = '01990000-1111-7111-8111-123456789012';
  expect(logged({ id, at: 1_795_578_433_000 })).toMatch(`"id":"${id}","at":1795578433000`);
});

test('what helps to find a fault stays', () => {
  const line = JSON.parse(
    logged({ err: violation, code: 'EMAIL_TAKEN', ms: 12, to: 'kim@example.com', none: null }),
  );
  expect(line).toMatchObject({
    service: 'test',
    msg: 'something happened',
    code: 'EMAIL_TAKEN',
    ms: 12,
    to: 'k***@example.com',
    none: null,
    err: {
      type: 'Error',
      message: 'new row for relation "payments" violates check constraint',
      code: '23514',
      constraint: 'payments_status_check',
      stack: expect.stringContaining('logger.test.ts'),
    },
  });
});

test('the request and its trace are in each line', () => {
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  runInContext({ requestId: 'request-1', traceparent }, () => {
    expect(JSON.parse(logged({}))).toMatchObject({ requestId: 'request-1', traceId: 'a'.repeat(32) });
  });
});

test('a loop of references and odd values do no harm', () => {
  const loop: Record<string, unknown> = { big: 1n, sign: Symbol('x'), act: () => {}, at: new Date(0) };
  loop.self = loop;
  expect(logged(loop)).toContain('1970-01-01T00:00:00.000Z');
});
