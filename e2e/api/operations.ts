import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const APPS = ['auth', 'event', 'queue', 'reservation', 'payment', 'notification'] as const;

const Document = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
        requestBody: z
          .looseObject({ content: z.record(z.string(), z.unknown()), required: z.boolean().optional() })
          .optional(),
        responses: z.record(
          z.string(),
          z.looseObject({
            description: z.string(),
            content: z.record(z.string(), z.unknown()).optional(),
          }),
        ),
      }),
    ),
  ),
});

type Check = (body: unknown) => string | undefined;

/** One operation of a service's OpenAPI document, as clients reach it at the origin. */
export type Operation = {
  /** `POST /api/auth/login` */
  name: string;
  app: string;
  method: string;
  path: string;
  wantsToken: boolean;
  /** Whose token it has to be; everybody's when undefined. */
  role: string | undefined;
  /** Its body is JSON. */
  takesJson: boolean;
  matches: (method: string, pathname: string) => boolean;
  /** By status: what is documented of the answer, and what is wrong with a body. */
  answers: Map<number, { description: string; check: Check }>;
};

/** All operations that the checked-in documents promise to clients, the most special path first. */
export function readOperations(): Operation[] {
  return APPS.flatMap(operationsOf)
    .filter(({ path }) => path.startsWith('/api') || path.startsWith('/images'))
    .toSorted((a, b) => wildcards(a.path) - wildcards(b.path));
}

function operationsOf(app: string): Operation[] {
  const file = new URL(`../../contracts/openapi/${app}.openapi.json`, import.meta.url);
  const document = Document.parse(JSON.parse(readFileSync(file, 'utf8')));
  const ajv = new Ajv2020.default({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, app);

  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, operation]): Operation => {
      const method = verb.toUpperCase();
      const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
      const at = `${app}#/paths/${pointer(path)}/${verb}/responses`;
      return {
        name: `${method} ${path}`,
        app,
        method,
        path,
        wantsToken: (operation.security ?? []).length > 0,
        role: operation.security?.flatMap((scheme) => scheme.bearer ?? [])[0],
        takesJson: operation.requestBody?.content['application/json'] !== undefined,
        matches: (asked, pathname) => asked === method && pattern.test(pathname),
        answers: new Map(
          Object.entries(operation.responses).map(([status, { description, content }]) => {
            const isJson = content?.['application/json'] !== undefined;
            const ref = `${at}/${status}/content/${pointer('application/json')}/schema`;
            return [Number(status), { description, check: isJson ? checkBy(ajv, ref) : () => undefined }];
          }),
        ),
      };
    }),
  );
}

function checkBy(ajv: InstanceType<typeof Ajv2020.default>, $ref: string): Check {
  const validate = ajv.compile({ $ref });
  return (body) => (validate(body) ? undefined : ajv.errorsText(validate.errors));
}

const pointer = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'));

const wildcards = (path: string) => path.split('{').length;
