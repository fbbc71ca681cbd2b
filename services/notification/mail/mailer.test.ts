import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { connectionOf, createMailer } from './mailer.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());

const from = 'Tiketi <no-reply@tiketi.gg>';
const draft = { locale: 'ko' as const, name: '김', subject: '소식', sentences: ['안녕'], facts: [] };
const to = { address: 'buyer@example.com', name: '김' };

test('a password never goes over a line in the clear: without TLS no mail is sent', async () => {
  const { port } = server;
  const mailer = createMailer({ host: '127.0.0.1', port, user: 'tiketi', password: 'of the shop', from });
  await expect(mailer.send(to, draft)).rejects.toMatchObject({ outcome: 'refused' });
  expect(server.passwords).toEqual([]);
  expect(server.mails).toEqual([]);
});

test('a server of this machine that wants no password needs no TLS', async () => {
  await createMailer({ host: '127.0.0.1', port: server.port, from }).send(to, draft);
  expect(server.to(to.address)).toHaveLength(1);
});

test.each([
  [465, { secure: true }],
  [587, { secure: false, requireTLS: true, auth: { user: 'tiketi', pass: 'of the shop' } }],
])('at port %i TLS begins as that port has it', (port, connection) => {
  expect(connectionOf({ port, user: 'tiketi', password: 'of the shop' })).toMatchObject(connection);
});
