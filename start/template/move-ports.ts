/** Every `*_PORT` and every `localhost:PORT` of an environment, moved by the offset. */
export function movePorts(env: Record<string, string>, offset: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).map(([name, value]) => [
      name,
      name.endsWith('_PORT')
        ? String(Number(value) + offset)
        : value.replace(
            /\b(localhost|127\.0\.0\.1):(\d+)/g,
            (_, host, port) => `${host}:${Number(port) + offset}`,
          ),
    ]),
  );
}
