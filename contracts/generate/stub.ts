/**
 * Stands for whatever a service connects to: every property of it and every answer of it is itself.
 * `never` because it fits wherever something is asked for, which no type of our own could say.
 */
export const stub = new Proxy(() => undefined, {
  get: (_, name) => {
    if (name === Symbol.iterator) return () => [].values();
    if (name === Symbol.toPrimitive) return () => 0;
    // To await it would never end otherwise.
    return name === 'then' ? undefined : stub;
  },
  apply: () => stub,
  construct: () => stub,
}) as never;

/** What is given, and the stub for all else that is asked of it. */
export const withStubs = (given: object) =>
  new Proxy(given, {
    get: (target, name) => (Reflect.has(target, name) ? Reflect.get(target, name) : stub),
  }) as never;
