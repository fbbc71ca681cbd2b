import type { Account } from '../../story/client/account.ts';

/** What the web app keeps of a login in the browser's storage. */
export const loginOf = ({ token, user }: Account) => [
  { name: 'token', value: token },
  { name: 'user', value: JSON.stringify({ ...user, userId: user.id }) },
];
