import { useSyncExternalStore } from 'react';
import type { components } from '../api/types/auth.ts';

export type User = components['schemas']['Account'];

/** By these names a front end from elsewhere keeps them too: one can take the other's place, and buyers stay logged in. */
const TOKEN = 'token';
const USER = 'user';

const watchers = new Set<(ended: 'expired' | undefined) => void>();
let shown = { text: '', user: null as User | null };

export const tokenOf = (): string | null => localStorage.getItem(TOKEN);

export function logInAs({ token, user }: { token: string; user: User }): void {
  localStorage.setItem(TOKEN, token);
  localStorage.setItem(USER, JSON.stringify(user));
  tell();
}

/** Who is logged in has another name, or another role, than when they logged in. */
export function rememberUser({ id, userId, email, name, role }: User): void {
  const token = tokenOf();
  if (token && currentUser()?.id === id) logInAs({ token, user: { id, userId, email, name, role } });
}

export function logOut(): void {
  end(undefined);
}

/** The shop takes this token no longer; whoever has logged in since then stays so. */
export function sessionExpired(token: string): void {
  if (token === tokenOf()) end('expired');
}

function end(why: 'expired' | undefined) {
  localStorage.removeItem(TOKEN);
  localStorage.removeItem(USER);
  tell(why);
}

/** Hears of every login and logout, in this tab or another. Returns how to stop. */
export function onSession(watcher: (ended: 'expired' | undefined) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const tell = (ended?: 'expired') => {
  for (const watcher of watchers) watcher(ended);
};

window.addEventListener('storage', ({ key }) => {
  if (key === TOKEN || key === USER || key === null) tell();
});

/** Who is logged in here, as far as this browser knows. */
export function currentUser(): User | null {
  const text = (tokenOf() && localStorage.getItem(USER)) || '';
  if (text !== shown.text) shown = { text, user: readUser(text) };
  return shown.user;
}

export const useUser = (): User | null => useSyncExternalStore(onSession, currentUser);

function readUser(text: string): User | null {
  try {
    const user: unknown = JSON.parse(text);
    return isUser(user) ? user : null;
  } catch {
    return null;
  }
}

/** What is no account would break every page, and nobody could log out of it. */
const isUser = (value: unknown): value is User =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'email', 'name', 'role'].every((field) => typeof Reflect.get(value, field) === 'string');
