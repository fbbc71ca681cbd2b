import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { ask, openOrigin, startUpstreams } from './testing/origins.ts';

const ADMIN = { ADMIN_EMAIL: 'admin@tiketi.gg', ADMIN_PASSWORD: 'a-password-of-the-demo' };

async function startPage(env: NodeJS.ProcessEnv): Promise<string> {
  const { services, close } = await startUpstreams();
  const origin = await openOrigin(services, { demo: readConfig(env).demo });
  try {
    return (await ask(origin, '/')).text;
  } finally {
    await origin.close();
    close();
  }
}

test('the start page of the local profile shows the way into the demo', async () => {
  const page = await startPage({ TIKETI_PROFILE: 'local', ...ADMIN });
  for (const value of Object.values(ADMIN)) expect(page).toContain(value);
  expect(page).toContain('http://localhost:1080');
});

test.each([
  ['another profile', { TIKETI_PROFILE: 'production', ...ADMIN }],
  ['no profile', ADMIN],
])('with %s it shows no account, no password and no sandbox', async (_, env) => {
  const page = await startPage(env);
  expect(page).toContain('/api-docs');
  expect(page).not.toMatch(/@tiketi\.gg|buyer1234|password|localhost|체험|\{\{/);
});
