import { expect, test } from 'vitest';
import { createPhone } from './app.ts';

const post = (phone: ReturnType<typeof createPhone>, path: string, body: unknown, headers = {}) =>
  phone.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

test('texts and pushes are kept in the order in which they came, and shown', async () => {
  const phone = createPhone();
  expect((await post(phone, '/sms', '예매가 확정되었습니다', { to: '+821012345678' })).status).toBe(200);
  const push = {
    to: 'user-1',
    title: '<b>안내</b>',
    body: '공연이 취소되었습니다',
    url: 'http://localhost:3000/',
  };
  expect((await post(phone, '/push', push)).status).toBe(200);
  const kept: unknown = await (await phone.request('/messages')).json();
  expect(kept).toMatchObject({
    messages: [
      { channel: 'sms', to: '+821012345678', text: '예매가 확정되었습니다' },
      { channel: 'push', to: 'user-1', title: '<b>안내</b>', text: '공연이 취소되었습니다' },
    ],
  });
  const shown = await (await phone.request('/')).text();
  expect(shown).toContain('+821012345678');
  expect(shown).toContain('&lt;b&gt;안내&lt;/b&gt;');
});

test('what is no text, or has nowhere to go, is refused', async () => {
  const phone = createPhone();
  expect((await post(phone, '/sms', 'x')).status).toBe(400);
  expect((await post(phone, '/sms', { text: 'x' }, { to: '+821012345678' })).status).toBe(400);
  expect((await post(phone, '/push', { to: 'user-1' })).status).toBe(400);
});

test('only the last 500 are kept', async () => {
  const phone = createPhone();
  for (let i = 0; i < 501; i++) await post(phone, '/sms', `text ${i}`, { to: '+821012345678' });
  const { messages }: { messages: { text: string }[] } = JSON.parse(
    await (await phone.request('/messages')).text(),
  );
  expect([messages.length, messages[0]?.text]).toEqual([500, 'text 1']);
});
