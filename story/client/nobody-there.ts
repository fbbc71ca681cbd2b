/** Nothing listens where a request was sent, however deep the fault says so. */
export function isNobodyThere(fault: unknown): boolean {
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === 'ECONNREFUSED') return true;
  }
  return false;
}
