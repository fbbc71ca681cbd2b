import type { User } from '../tokens/claims.ts';

/** What the middlewares put into a request's context. */
export type AppEnv = {
  Variables: {
    requestId: string;
    user?: User;
    /** Set when no route matched. */
    unrouted?: true;
  };
};
