import { decodeJwt } from 'jose';
import { AppError } from '#shared/http/errors.ts';
import type { VerifyToken } from '#shared/tokens/verify.ts';
import { isSameUser, startAfresh } from './coming-back/come-back.ts';
import type { HubSocket } from './hub.ts';

/** The front end logs its user out when a refusal contains "authentication": the second text, not the first. */
const NO_TOKEN = 'Authentication required';
const BAD_TOKEN = 'Invalid authentication token';

const LONGEST_TOKEN = 4_096;

/**
 * Lets a socket in by its token, without asking Redis. A client never tries again after a refusal,
 * so only a missing or bad token is refused: with auth-service away the socket stays, unidentified.
 */
export function handshake(verify: VerifyToken) {
  return async (socket: HubSocket, next: (refusal?: Error) => void): Promise<void> => {
    const { token }: { token?: unknown } = socket.handshake.auth;
    if (typeof token !== 'string' || token === '') return next(new Error(NO_TOKEN));
    const tokenEndsAt = endOf(token);
    if (tokenEndsAt === undefined) return next(new Error(BAD_TOKEN));
    socket.data.token = token;
    socket.data.tokenEndsAt = tokenEndsAt;
    if ((await identify(socket, verify)) === 'refused') return next(new Error(BAD_TOKEN));
    if (!isSameUser(socket)) startAfresh(socket);
    return next();
  };
}

/**
 * Finds out whose socket this is, and whether it still is: a user may be deleted, or their tokens taken
 * back. With auth-service away who was known stays known.
 */
export async function identify(
  socket: HubSocket,
  verify: VerifyToken,
): Promise<'known' | 'unknown' | 'refused'> {
  try {
    socket.data.user = await verify(socket.data.token);
    return 'known';
  } catch (error) {
    if (!(error instanceof AppError && error.status === 401)) return socket.data.user ? 'known' : 'unknown';
    delete socket.data.user;
    return 'refused';
  }
}

function endOf(token: string): number | undefined {
  if (token.length > LONGEST_TOKEN) return undefined;
  try {
    const { exp } = decodeJwt(token);
    return exp === undefined ? undefined : exp * 1_000;
  } catch {
    return undefined;
  }
}
