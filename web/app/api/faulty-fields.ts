import { isRefusal } from './refusal.ts';

/** The names of the fields that a service found fault with, such as `email`. */
export function faultyFields(error: unknown): ReadonlySet<string> {
  const fields = isRefusal(error, 'VALIDATION_ERROR') ? error.details.fields : undefined;
  return new Set(Array.isArray(fields) ? fields.flatMap(pathOf) : []);
}

const pathOf = (field: unknown): string[] =>
  typeof field === 'object' && field !== null && 'path' in field && typeof field.path === 'string'
    ? [field.path]
    : [];
