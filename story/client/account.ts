import type { z } from 'zod';
import { LoggedIn } from './answers.ts';
import { ask, type Call } from './http.ts';

export type Credentials = { email: string; password: string; name: string };

/** Somebody who is logged in and asks the shop things through its one origin. */
export class Account {
  readonly origin: string;
  readonly token: string;
  readonly user: z.output<typeof LoggedIn>['user'];

  constructor(origin: string, { token, user }: z.output<typeof LoggedIn>) {
    this.origin = origin;
    this.token = token;
    this.user = user;
  }

  protected ask<Shape extends z.ZodType>(
    method: string,
    path: string,
    shape: Shape,
    call?: Omit<Call, 'token'>,
  ) {
    return ask(this.origin, method, path, shape, { ...call, token: this.token });
  }
}

export const register = (origin: string, body: Credentials) =>
  ask(origin, 'POST', '/api/auth/register', LoggedIn, { body });

export const logIn = (origin: string, { email, password }: Omit<Credentials, 'name'>) =>
  ask(origin, 'POST', '/api/auth/login', LoggedIn, { body: { email, password } });
