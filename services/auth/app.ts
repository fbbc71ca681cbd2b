import { serveAudit } from '#shared/audit/serve-audit.ts';
import { job } from '#shared/dapr/job.ts';
import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { adminOnly, authenticated, currentUser } from '#shared/http/authentication.ts';
import type { ClientAddress } from '#shared/http/client-address.ts';
import { invokedBy } from '#shared/http/sidecar-only.ts';
import { toAccount } from './accounts/account.ts';
import { logInRoute, registerRoute, verifyByPostRoute, verifyRoute } from './accounts/accounts.routes.ts';
import { leave } from './accounts/delete-account.ts';
import { knownAccountsRoute } from './accounts/known-accounts.route.ts';
import { knownAccounts } from './accounts/known-accounts.ts';
import { logIn } from './accounts/log-in.ts';
import { changeProfileRoute, leaveRoute, readProfileRoute } from './accounts/profile.routes.ts';
import { changeProfile, readProfile } from './accounts/profile.ts';
import { register } from './accounts/register.ts';
import { changeRole } from './administration/change-role.ts';
import { deleteUser } from './administration/delete-user.ts';
import { listUsers } from './administration/list-users.ts';
import { changeRoleRoute, deleteUserRoute, listUsersRoute } from './administration/users.routes.ts';
import { accountChangesRoute } from './changes/account-changes.route.ts';
import { listChanges } from './changes/list-changes.ts';
import type { AuthContext } from './context.ts';
import { beginLogin } from './google/begin-login.ts';
import { finishLogin } from './google/finish-login.ts';
import { beginLoginRoute, carried, finishLoginRoute, handOut, takeBack } from './google/google.routes.ts';
import { KEY_SET_CACHE, keySetRoute } from './keys/key-set.route.ts';
import { rotateKeysRoute } from './keys/rotate-keys.route.ts';
import type { NewKey } from './keys/rotate-keys.ts';
import { verifyByRow } from './tokens/verify-by-row.ts';

export type AppOptions = Omit<HttpOptions, 'service'> & {
  clientAddress: ClientAddress;
  keys: {
    /** Runs when the cron binding ticks. */
    rotateWhenOld: () => Promise<void>;
    rotateByHand: (actor: ReturnType<typeof currentUser>) => Promise<NewKey>;
  };
};

/** Auth: accounts, and the tokens by which all services know them. */
export function createApp(ctx: AuthContext, { clientAddress, keys, ...http }: AppOptions) {
  const app = createHttp({ service: 'auth', ...http });
  for (const path of ['/api/auth/verify', '/api/auth/me', '/api/auth/admin/*', '/api/admin/*'])
    app.use(path, authenticated(verifyByRow(ctx)));
  app.use('/api/auth/admin/*', adminOnly);

  // Coming in
  app.openapi(registerRoute, async (c) => {
    const made = await register(ctx, c.req.valid('json'), clientAddress(c));
    return c.json({ message: '회원가입이 완료되었습니다.', ...made }, 201);
  });
  app.openapi(logInRoute, async (c) => {
    const loggedIn = await logIn(ctx, c.req.valid('json'), clientAddress(c));
    return c.json({ message: '로그인되었습니다.', ...loggedIn }, 200);
  });
  app.openapi(beginLoginRoute, async (c) => {
    const { url, attempt } = await beginLogin(ctx, c.req.valid('query'));
    handOut(c, ctx.google, attempt);
    return c.redirect(url.href, 302);
  });
  app.openapi(finishLoginRoute, async (c) => {
    const back = { ...c.req.valid('json'), address: clientAddress(c) };
    const loggedIn = await finishLogin(ctx, back, carried(c, ctx.google));
    takeBack(c, ctx.google);
    return c.json(loggedIn, 200);
  });

  // Being somebody
  for (const route of [verifyRoute, verifyByPostRoute]) {
    app.openapi(route, async (c) => {
      const { userId, ...user } = currentUser(c);
      return c.json({ valid: true as const, user: toAccount({ id: userId, ...user }) }, 200);
    });
  }
  app.openapi(readProfileRoute, async (c) =>
    c.json({ user: await readProfile(ctx, currentUser(c).userId) }, 200),
  );
  app.openapi(changeProfileRoute, async (c) => {
    const user = await changeProfile(ctx, currentUser(c).userId, c.req.valid('json'));
    return c.json({ message: '회원 정보가 수정되었습니다.', user }, 200);
  });
  app.openapi(leaveRoute, async (c) => {
    await leave(ctx, currentUser(c).userId);
    return c.json({ message: '회원 탈퇴가 완료되었습니다.' }, 200);
  });

  // Administration
  app.openapi(listUsersRoute, async (c) => c.json(await listUsers(ctx.db, c.req.valid('query')), 200));
  app.openapi(changeRoleRoute, async (c) => {
    const { id: userId } = c.req.valid('param');
    const user = await changeRole(ctx, currentUser(c), { userId, ...c.req.valid('json') });
    return c.json({ message: '권한이 변경되었습니다.', user }, 200);
  });
  app.openapi(deleteUserRoute, async (c) => {
    await deleteUser(ctx, currentUser(c), c.req.valid('param').id);
    return c.json({ message: '회원이 삭제되었습니다.' }, 200);
  });
  app.openapi(rotateKeysRoute, async (c) => {
    const { kid, signsFrom } = await keys.rotateByHand(currentUser(c));
    return c.json({ message: '서명 키가 교체됩니다.', kid, signsFrom: signsFrom.toISOString() }, 200);
  });
  serveAudit(app, 'auth', ctx.db);

  // Other services
  app.openapi(keySetRoute, async (c) => {
    c.header('Cache-Control', KEY_SET_CACHE);
    return c.json(await ctx.keyring.keySet(), 200);
  });
  app.use(accountChangesRoute.path, invokedBy('event', 'queue', 'reservation', 'payment', 'notification'));
  app.openapi(accountChangesRoute, async (c) => {
    const { since, after } = c.req.valid('query');
    return c.json(await listChanges(ctx.db, after ? { after } : { ...(since && { since }) }), 200);
  });
  app.use(knownAccountsRoute.path, invokedBy('notification', 'payment'));
  app.openapi(knownAccountsRoute, async (c) =>
    c.json({ ok: true as const, accounts: await knownAccounts(ctx, c.req.valid('json').userIds) }, 200),
  );

  job(app, http.log, 'rotate-signing-keys', keys.rotateWhenOld);
  return app;
}
