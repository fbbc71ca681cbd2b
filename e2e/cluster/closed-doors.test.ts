import { expect, test } from 'vitest';
import { appUrl, origin } from '../system/places.ts';
import { APPS, askFrom, invokeFrom, kubectl, podOf } from './pods.ts';

const AN_ID = '00000000-0000-4000-8000-000000000000';
const checkout = { reservationId: AN_ID, userId: AN_ID, paymentId: AN_ID };

test('a call that the design names reaches its service', async () => {
  const known = await invokeFrom('notification', 'auth', '/internal/accounts', { userIds: [AN_ID] });
  expect(known.status).toBe(200);
  expect(JSON.parse(known.body)).toMatchObject({ ok: true });
  // Refused by the service itself, for what was asked is not all there.
  expect((await invokeFrom('payment', 'reservation', '/internal/checkouts', {})).status).toBe(400);
});

test.each([
  ['notification', 'reservation', '/internal/checkouts', checkout],
  ['event', 'payment', '/internal/manual-payments', {}],
  ['queue', 'auth', '/internal/accounts', { userIds: [AN_ID] }],
  ['payment', 'notification', '/internal/notifications', {}],
  ['payment', 'reservation', '/internal/offers', {}],
  // Not even what everybody may ask of the service itself.
  ['payment', 'event', '/api/events', undefined],
  ['auth', 'event', '/health', undefined],
  ['auth', 'payment', '/events/reservation.cancelled', {}],
])('46: %s may not ask %s for %s: the sidecar refuses it', async (caller, callee, path, body) => {
  const refused = await invokeFrom(caller, callee, path, body);
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('access control policy has denied access');
});

test.each([
  ['payment', 'auth'],
  ['notification', 'payment'],
])('the sidecar of %s does not give out the secrets of %s', async (app, other) => {
  const own = await askFrom(app, `http://127.0.0.1:3500/v1.0/secrets/secrets/tiketi-${app}`);
  expect(own.status).toBe(200);
  const foreign = await askFrom(app, `http://127.0.0.1:3500/v1.0/secrets/secrets/tiketi-${other}`);
  expect([403, 500]).toContain(foreign.status);
  expect(foreign.body).not.toMatch(/PASSWORD"\s*:/);
  // What no service may ask for at all.
  expect((await askFrom(app, 'http://127.0.0.1:3500/v1.0/secrets/secrets/databases')).status).toBe(403);
});

test('46: events, jobs and internal routes do not answer whoever comes without the sidecar', async () => {
  for (const app of APPS) {
    for (const path of ['/internal/dead-letters', '/events/payment.paid', '/jobs/replay-dead-letters']) {
      const direct = await fetch(`${appUrl(app)}${path}`, { method: 'POST', body: '{}' });
      expect(direct.status, `${app}${path}`).toBeGreaterThanOrEqual(401);
      expect(direct.status).toBeLessThan(500);
      const { status } = await fetch(`${origin}${path}`, { method: 'POST', body: '{}' });
      expect(status).toBe(404);
    }
  }
});

test('nobody speaks to a sidecar but its own app, and another sidecar with its certificate', async () => {
  const { podIP } = (await podOf('payment')).status;
  // The API listens inside the pod only.
  expect((await askFrom('auth', `http://${podIP}:3500/v1.0/metadata`)).status).toBe(0);
  const program = `const tls = require('node:tls');
    const socket = tls.connect({ host: '${podIP}', port: 50002, rejectUnauthorized: false, ALPNProtocols: ['h2'] });
    socket.on('error', (e) => console.log('refused', e.code));
    socket.on('data', () => {});
    socket.on('close', () => console.log('closed'));
    setTimeout(() => { console.log('open'); process.exit(); }, 5000);`;
  const printed = await kubectl('exec', 'deployment/auth', '-c', 'app', '--', 'node', '-e', program);
  expect(printed).toMatch(/^(refused|closed)/);
});

test('a pod that wants more than it needs is not let into the namespace', async () => {
  const refused = await kubectl('run', 'root', '--image=tiketi/services', '--dry-run=server').catch(String);
  expect(refused).toContain('violates PodSecurity "restricted');
});
