import { expect, test } from 'vitest';
import { type Account, rememberingAccounts } from './accounts.ts';
import { ALL_WANTED } from './wanted.ts';

const account = (userId: string): Account => ({
  userId,
  email: 'a@example.com',
  name: 'Kim',
  phone: null,
  locale: 'ko',
  notifications: ALL_WANTED,
});

test('fifty who are asked for at once are asked for in one call, and remembered', async () => {
  const calls: string[][] = [];
  const find = rememberingAccounts(async (userIds) => {
    calls.push(userIds);
    return userIds.map(account);
  });
  const userIds = Array.from({ length: 50 }, () => crypto.randomUUID());
  const found = await Promise.all([...userIds, ...userIds].map((userId) => find(userId)));
  expect(found.map((one) => one?.userId)).toEqual([...userIds, ...userIds]);
  await Promise.all(userIds.map((userId) => find(userId)));
  expect(calls).toEqual([userIds]);
});

test('no call asks for more than a hundred', async () => {
  const sizes: number[] = [];
  const find = rememberingAccounts(async (userIds) => {
    sizes.push(userIds.length);
    return userIds.map(account);
  });
  await Promise.all(Array.from({ length: 250 }, () => find(crypto.randomUUID())));
  expect(sizes.toSorted((a, b) => a - b)).toEqual([50, 100, 100]);
});

test('neither a fault nor who is none is remembered: their registration may be on its way', async () => {
  const answers = [
    () => Promise.reject(new Error('auth away')),
    async () => [],
    async (userIds: string[]) => userIds.map(account),
  ];
  const find = rememberingAccounts(async (userIds) => (await answers.shift()?.(userIds)) ?? []);
  await expect(find('u')).rejects.toThrow('auth away');
  expect(await find('u')).toBeUndefined();
  expect(await find('u')).toMatchObject({ userId: 'u' });
  expect(await find('u')).toMatchObject({ userId: 'u' });
});

test('who is asked for as of now is asked for again, and what auth says then is remembered', async () => {
  const answers = ['a@example.com', 'b@example.com'];
  const find = rememberingAccounts(async (userIds) =>
    userIds.map((userId) => ({ ...account(userId), email: answers.shift() ?? '' })),
  );
  expect(await find('u')).toMatchObject({ email: 'a@example.com' });
  expect(await find('u', 'now')).toMatchObject({ email: 'b@example.com' });
  expect(await find('u')).toMatchObject({ email: 'b@example.com' });
});
