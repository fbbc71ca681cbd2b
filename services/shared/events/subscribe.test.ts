import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttp } from '../http/app.ts';
import { currentContext } from '../telemetry/request-context.ts';
import { silent } from '../testing/database.ts';
import { recordSpans } from '../testing/recorded-spans.ts';
import { type Delivery, subscribe } from './subscribe.ts';

const SIDECAR_TOKEN = 'token-of-the-sidecar';
const TRACE = 'a'.repeat(32);
const TRACEPARENT = `00-${TRACE}-${'b'.repeat(16)}-01`;

const app = createHttp({
  service: 'test',
  version: 'test',
  log: silent,
  appApiToken: SIDECAR_TOKEN,
  health: { sidecar: async () => {} },
});
let heard: Delivery<'user.registered'>[] = [];
let handle: () => Promise<void>;
subscribe(app, silent, 'user.registered', async (delivery) => {
  heard.push(delivery);
  await handle();
});
beforeEach(() => {
  heard = [];
  handle = async () => {};
});

const data = { userId: crypto.randomUUID(), email: 'a@example.com', name: '김티켓', role: 'user' };
const envelope = { specversion: '1.0', id: 'event-1', type: 'user.registered', data };

async function deliver(body: unknown, headers: Record<string, string> = { 'dapr-api-token': SIDECAR_TOKEN }) {
  const response = await app.request('/events/user.registered', {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

test('a delivery reaches its handler with its id and data', async () => {
  expect(await deliver(envelope)).toEqual({ status: 200, body: { status: 'SUCCESS' } });
  expect(heard).toEqual([{ id: 'event-1', type: 'user.registered', data }]);
});

test('fields that a newer sender added do no harm', async () => {
  const newer = { ...envelope, data: { ...data, nickname: 'kim' } };
  expect((await deliver(newer)).body).toEqual({ status: 'SUCCESS' });
  expect(heard).toMatchObject([{ data }]);
});

test.each<[string, unknown]>([
  ['without data', { ...envelope, data: undefined }],
  ['with text for data', { ...envelope, data: JSON.stringify(data) }],
  ['without a field', { ...envelope, data: { ...data, email: undefined } }],
  ['with a wrong type', { ...envelope, data: { ...data, userId: 7 } }],
  ['with a value that does not exist', { ...envelope, data: { ...data, role: 'root' } }],
  ['without an id', { ...envelope, id: undefined }],
  ['with an empty id', { ...envelope, id: '' }],
  ['that is a list', [envelope]],
  ['that is null', null],
])('a delivery %s is parked at once: no repeat can mend it', async (_, body) => {
  expect(await deliver(body)).toEqual({ status: 200, body: { status: 'DROP' } });
  expect(heard).toEqual([]);
});

test('when the handler throws, the broker is asked to deliver again', async () => {
  handle = () => Promise.reject(new Error('database away'));
  expect(await deliver(envelope)).toEqual({ status: 200, body: { status: 'RETRY' } });
});

describe('the door', () => {
  test.each([
    ['nobody in particular', {}],
    ['a stranger', { 'dapr-api-token': 'forged' }],
  ])('is shut for %s', async (_, headers) => {
    const answer = await deliver(envelope, headers);
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
    expect(heard).toEqual([]);
  });
});

test('the trace goes on where the event was made', async () => {
  let seen: string | undefined;
  handle = async () => {
    seen = currentContext()?.traceparent;
  };
  await deliver({ ...envelope, traceparent: TRACEPARENT });
  expect(seen).toMatch(new RegExp(`^00-${TRACE}-(?!b{16})[0-9a-f]{16}-01$`));
});

describe('where spans are recorded', () => {
  let spans: ReturnType<typeof recordSpans>;
  beforeEach(() => {
    spans = recordSpans();
  });
  afterEach(() => spans.stop());

  test("a delivery is processed under the sidecar's span of it", async () => {
    handle = async () => undefined;
    await deliver(
      { ...envelope, traceparent: TRACEPARENT },
      { 'dapr-api-token': SIDECAR_TOKEN, traceparent: `00-${TRACE}-${'c'.repeat(16)}-01` },
    );
    const [processed, request] = spans.all();
    expect(request).toMatchObject({
      name: 'POST /events/user.registered',
      trace: TRACE,
      parent: 'c'.repeat(16),
    });
    expect(processed).toMatchObject({ name: 'process users', trace: TRACE, parent: request?.id });
  });

  test('from a sidecar that has no traces it is processed right under the event', async () => {
    handle = () => Promise.reject(new TypeError('canary'));
    await deliver({ ...envelope, traceparent: TRACEPARENT });
    const [processed] = spans.all();
    expect(processed).toMatchObject({ name: 'process users', trace: TRACE, parent: 'b'.repeat(16) });
    expect(processed?.attributes['error.type']).toBe('TypeError');
    expect(spans.text()).not.toContain('canary');
  });
});

test('types of no interest are taken and forgotten', async () => {
  const response = await app.request('/events/ignored', {
    method: 'POST',
    headers: { 'content-type': 'application/cloudevents+json', 'dapr-api-token': SIDECAR_TOKEN },
    body: JSON.stringify({ ...envelope, type: 'user.renamed' }),
  });
  expect(await response.json()).toEqual({ status: 'SUCCESS' });
});
