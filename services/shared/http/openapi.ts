import type { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';
import { type Operation, type PathItem, withCommonRefusals } from './common-refusals.ts';

export type OpenApiDocument = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>;

const VERBS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/**
 * The OpenAPI 3.1 document of a service, made of the very schemas that check its requests. What the
 * path says already, the name of an operation and its group, is not said again in every route.
 * https://spec.openapis.org/oas/v3.1.1
 */
export function openApiDocument(app: OpenAPIHono<AppEnv>, service: string, version: string): OpenApiDocument {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: `Tiketi ${service}`,
      version,
      description: 'Refusals have one shape, `Error`; its `code` is one of a closed list.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/', description: 'the origin, or this service itself' }],
  });
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [path, named(path, item)]);
  return { ...document, paths: Object.fromEntries(paths), tags: tagsOf(document) };
}

/** Registers by which headers callers are known; routes name them. */
export function describeSecurity({ openAPIRegistry }: OpenAPIHono<AppEnv>): void {
  openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  });
  openAPIRegistry.registerComponent('securitySchemes', 'sidecar', {
    type: 'apiKey',
    in: 'header',
    name: 'dapr-api-token',
    description: 'Sent by the own Dapr sidecar alone: other services come by invocation.',
  });
}

function named(path: string, item: PathItem): PathItem {
  const operations = VERBS.flatMap((verb) => {
    const operation = item[verb];
    return operation
      ? [[verb, withCommonRefusals(verb, path, { ...facts(verb, path), ...operation })] as const]
      : [];
  });
  return { ...item, ...Object.fromEntries(operations) };
}

/** `GET /api/events/{id}` → `getEventsById`, in the group `events`. */
function facts(verb: string, path: string): Pick<Operation, 'operationId' | 'tags' | 'security'> {
  const words = path
    .replace(/^\/api\//, '/')
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[^a-zA-Z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return {
    operationId: verb + words.join(''),
    tags: [tagOf(path)],
    ...(path.startsWith('/internal/') && { security: [{ sidecar: [] }] }),
  };
}

function tagOf(path: string): string {
  const [area = '', next = ''] = path
    .replace(/^\/api\//, '/')
    .split('/')
    .filter(Boolean);
  if (area === 'admin') return `admin ${next}`.trim();
  return area.replace(/^\./, '');
}

const tagsOf = ({ paths = {} }: OpenApiDocument) =>
  [...new Set(Object.keys(paths).map(tagOf))].toSorted().map((name) => ({ name }));
