/** Who comes back to one of these is sent on at once, and would come back again. */
const LOGINS = new Set(['/login', '/register', '/auth/google/callback']);

/** An address within this shop, else its front page: a link must not lead through our login to somebody else. */
export function wayBack(from: unknown): string {
  if (typeof from !== 'string' || !URL.canParse(from, window.location.origin)) return '/';
  const { origin, pathname, search, hash } = new URL(from, window.location.origin);
  // `/..//elsewhere` is `//elsewhere` once somebody has straightened it.
  const isHere = origin === window.location.origin && from.startsWith('/') && !pathname.startsWith('//');
  return isHere && !LOGINS.has(pathname) ? pathname + search + hash : '/';
}
