import type { User } from '../tokens/claims.ts';

/** What the middlewares put into a request's context. */
export type AppEnv = {
  Variables: {
    requestId: string;
    user?: User;
    /** Behind `idempotent`, when the request has an Idempotency-Key. */
    attemptId?: string;
    /** Set when no route matched. */
    unrouted?: true;
  };
};
