import { createHttp, type HttpOptions } from '#shared/http/app.ts';
import { authenticated, currentUser } from '#shared/http/authentication.ts';
import { createTokenVerifier } from '#shared/tokens/verify.ts';
import { logInRoute, registerRoute, verifyByPostRoute, verifyRoute } from './accounts/accounts.routes.ts';
import { findAccount } from './accounts/find-account.ts';
import { logIn } from './accounts/log-in.ts';
import { register } from './accounts/register.ts';
import type { AuthContext } from './context.ts';
import { KEY_SET_CACHE, keySetRoute } from './keys/key-set.route.ts';

/** Auth: accounts, and the tokens by which all services know them. */
export function createApp(ctx: AuthContext, http: Omit<HttpOptions, 'service'>) {
  const app = createHttp({ service: 'auth', ...http });
  app.use('/api/auth/verify', authenticated(createTokenVerifier(ctx.keyring.keySet)));

  app.openapi(registerRoute, async (c) =>
    c.json({ message: '회원가입이 완료되었습니다.', ...(await register(ctx, c.req.valid('json'))) }, 201),
  );
  app.openapi(logInRoute, async (c) =>
    c.json({ message: '로그인되었습니다.', ...(await logIn(ctx, c.req.valid('json'))) }, 200),
  );
  for (const route of [verifyRoute, verifyByPostRoute]) {
    app.openapi(route, async (c) =>
      c.json({ valid: true as const, user: await findAccount(ctx, currentUser(c).userId) }, 200),
    );
  }
  app.openapi(keySetRoute, async (c) => {
    c.header('Cache-Control', KEY_SET_CACHE);
    return c.json(await ctx.keyring.keySet(), 200);
  });
  return app;
}
