/** The SDK sets no time limits; a sidecar that hangs must not hang its service. */
export async function deadline<T>(work: Promise<T>, ms: number): Promise<T> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
