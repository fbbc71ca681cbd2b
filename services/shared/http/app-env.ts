import type { HttpBindings } from '@hono/node-server';
import type { User } from '../tokens/claims.ts';

/** What the middlewares put into a request's context. */
export type AppEnv = {
  /** Node's own request and response; absent where an app is called without a server. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    requestId: string;
    user?: User;
    /** Behind `idempotent`, when the request has an Idempotency-Key. */
    attemptId?: string;
    /** Likewise: the request was begun before, and nobody knows how far it came. */
    isRepeat?: boolean;
    /** Set when no route matched. */
    unrouted?: true;
  };
};
