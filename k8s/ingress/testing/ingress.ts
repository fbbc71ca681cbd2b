import { z } from 'zod';
import { objectsIn } from './documents.ts';
import { type Asked, pathOf, type Way } from './way.ts';

const PREFIX = 'nginx.ingress.kubernetes.io/';
/** From here on a line is meant to stay open. */
const HOUR = 3_600;

const Ingress = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()) }),
  spec: z.object({
    rules: z.tuple([
      z.object({
        http: z.object({
          paths: z.array(
            z.object({
              path: z.string(),
              pathType: z.string(),
              backend: z.object({ service: z.object({ name: z.string() }) }),
            }),
          ),
        }),
      }),
    ]),
  }),
});

/** What ingress-nginx makes of the Ingresses of a folder: https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/ */
export function ingressBy(folder: URL): (asked: Asked) => Way | undefined {
  const ingresses = objectsIn(folder, 'Ingress').map((object) => Ingress.parse(object));
  const isPatterned = ingresses.some(({ metadata }) => metadata.annotations[`${PREFIX}use-regex`] === 'true');
  const locations = ingresses
    .flatMap(({ metadata, spec }) =>
      spec.rules[0].http.paths.map(({ path, backend }) => ({
        path,
        pattern: isPatterned ? new RegExp(`^${path}`, 'i') : wholeSegments(path),
        service: backend.service.name,
        seconds: Number(metadata.annotations[`${PREFIX}proxy-read-timeout`]),
        rewriteTo: metadata.annotations[`${PREFIX}rewrite-target`],
      })),
    )
    .toSorted((a, b) => b.path.length - a.path.length);

  return (asked) => {
    const path = pathOf(asked);
    const found = locations.find(({ pattern }) => pattern.test(path));
    if (!found) return undefined;
    const { service, seconds, pattern, rewriteTo } = found;
    const rewritten = rewriteTo?.replace(/\$(\d)/g, (_, group) => pattern.exec(path)?.[Number(group)] ?? '');
    return { service, path: rewritten ?? path, seconds: seconds >= HOUR ? 0 : seconds };
  };
}

const wholeSegments = (path: string) =>
  path === '/' ? /^\// : new RegExp(`^${path.replaceAll('.', '\\.')}(/|$)`);
