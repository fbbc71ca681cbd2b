/** SQLSTATE classes of a server that cannot serve now: connection, resources, operator intervention. */
const AWAY_CLASSES = /^(08|53|57|58)/;
const AWAY_SOCKETS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);
/** node-postgres has no codes for these. */
const AWAY_MESSAGES =
  /connection terminated|query read timeout|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|server closed the connection/i;

/** PostgreSQL's own limit on a statement and, should its answer not come either, node-postgres' one. */
const CANCELLED = '57014';
const NO_ANSWER = 'Query read timeout';

/** True when a statement took longer than it may: the same again most likely does so too. */
export const isTooSlow = (error: unknown): boolean =>
  error instanceof Error && (('code' in error && error.code === CANCELLED) || error.message === NO_ANSWER);

/** True when the database, not the query, is at fault: worth a 503 and a later try. */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return AWAY_CLASSES.test(code) || AWAY_SOCKETS.has(code) || AWAY_MESSAGES.test(error.message);
}
