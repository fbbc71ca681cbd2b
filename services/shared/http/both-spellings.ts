import { z } from '@hono/zod-openapi';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** For the description of a route whose body is `inBothSpellings`. */
export const BOTH_SPELLINGS = 'Field names are taken in camelCase as well.';

/** A body whose fields may be written in snake_case, as documented, or in camelCase. */
export const inBothSpellings = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (body) =>
      typeof body === 'object' && body !== null && !Array.isArray(body)
        ? Object.fromEntries(Object.entries(body).map(([name, value]) => [snake(name), value]))
        : body,
    schema,
  );
