import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openBrowser } from './testing/browser.ts';

const browser = openBrowser();
const { currentUser, logInAs, logOut, onSession, sessionExpired, tokenOf } = await import('./session.ts');
const { forgetAllKept, keptPlace } = await import('./kept.ts');

const account = (id: string) => ({
  token: `token of ${id}`,
  user: { id, userId: id, email: `${id}@example.com`, name: id, role: 'user' as const },
});
beforeEach(logOut);

describe('a token that is refused', () => {
  test('ends the session that it is of', () => {
    logInAs(account('hana'));
    const told = vi.fn();
    const stop = onSession(told);
    sessionExpired('token of hana');
    stop();
    expect(told).toHaveBeenCalledWith('expired');
    expect(tokenOf()).toBeNull();
  });

  test('does not end one that has begun since, when its refusal comes late', () => {
    logInAs(account('duri'));
    sessionExpired('token of hana');
    expect(currentUser()?.id).toBe('duri');
  });
});

test.each([
  '{broken',
  '5',
  '"x"',
  '[]',
  '{}',
  'null',
  '{"id":"1","email":"e","name":{"a":1},"role":"admin"}',
])('nobody is logged in by a user that says %s', (text) => {
  browser.storage.setItem('token', 'token');
  browser.storage.setItem('user', text);
  expect(currentUser()).toBeNull();
});

describe('what is kept', () => {
  const isText = (value: unknown): value is string => typeof value === 'string';
  const place = () => keptPlace('tickets', isText);

  test('is there for its owner, until it is forgotten', () => {
    logInAs(account('hana'));
    place().keep('hers');
    expect(place().read()).toEqual({ at: expect.any(Number), value: 'hers' });
    place().forget();
    expect(place().read()).toBeUndefined();
  });

  test('is not shown to another user of the same browser', () => {
    logInAs(account('hana'));
    place().keep('hers');
    logInAs(account('duri'));
    expect(place().read()).toBeUndefined();
  });

  test('is nothing that came after its owner had left', () => {
    logInAs(account('hana'));
    const asked = place();
    logOut();
    forgetAllKept();
    asked.keep('too late');
    logInAs(account('duri'));
    asked.keep('much too late');
    expect(Object.keys(browser.storage).filter((key) => key.startsWith('kept'))).toEqual([]);
  });

  test.each(['{broken', '5', '{"at":"now","value":"x"}', '{"at":1,"value":{}}'])(
    'counts for nothing when it is %s',
    (text) => {
      logInAs(account('hana'));
      browser.storage.setItem('kept hana tickets', text);
      expect(place().read()).toBeUndefined();
    },
  );
});
