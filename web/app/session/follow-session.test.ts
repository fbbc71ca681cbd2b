import { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter } from '@tanstack/react-router';
import { beforeEach, expect, test } from 'vitest';
import { openBrowser } from './testing/browser.ts';

const browser = openBrowser();
const { logInAs, logOut } = await import('./session.ts');
const { followSession } = await import('./follow-session.ts');

const account = (id: string) => ({
  token: `token of ${id}`,
  user: { id, userId: id, email: `${id}@example.com`, name: id, role: 'user' as const },
});
const queries = new QueryClient();
const history = createMemoryHistory();
followSession(createRouter({ routeTree: createRootRoute(), history, isServer: true }), queries);

beforeEach(() => {
  logOut();
  browser.reload.mockClear();
});

test('a page begins anew when another user takes the place of its own in another tab', () => {
  logInAs(account('hana'));
  queries.setQueryData(['reservations'], 'hers');
  const { token, user } = account('duri');
  browser.storage.setItem('token', token);
  browser.storage.setItem('user', JSON.stringify(user));
  browser.tellOfOtherTab('user');
  expect(browser.reload).toHaveBeenCalledOnce();
  expect(queries.getQueryData(['reservations'])).toBeUndefined();
});

test('and goes on for who logs in, and for who only has another name or another token', () => {
  logInAs(account('hana'));
  const { user } = account('hana');
  logInAs({ token: 'another token', user: { ...user, name: 'Hana' } });
  expect(browser.reload).not.toHaveBeenCalled();
});
