import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { ask, openOrigin, startUpstreams } from './testing/origins.ts';

const ADMIN = { ADMIN_EMAIL: 'admin@tiketi.gg', ADMIN_PASSWORD: 'a-password-of-the-demo' };

async function demo(env: NodeJS.ProcessEnv) {
  const { services, close } = await startUpstreams();
  const origin = await openOrigin(services, { demo: readConfig(env).demo });
  try {
    return await ask(origin, '/api/demo');
  } finally {
    await origin.close();
    close();
  }
}

test('the local profile shows the way into the demo', async () => {
  const { status, body } = await demo({ TIKETI_PROFILE: 'local', ...ADMIN });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    adminEmail: ADMIN.ADMIN_EMAIL,
    adminPassword: ADMIN.ADMIN_PASSWORD,
    mailPageUrl: 'http://localhost:1080',
    buyers: expect.arrayContaining([expect.objectContaining({ email: 'buyer1@tiketi.gg' })]),
    staff: { email: 'staff@tiketi.gg' },
  });
});

test.each([
  ['another profile', { TIKETI_PROFILE: 'production', ...ADMIN }],
  ['no profile', ADMIN],
])('with %s there is no demo: no account, no password, no sandbox', async (_, env) => {
  const { status, text } = await demo(env);
  expect({ status, text }).toEqual({ status: 204, text: '' });
});
