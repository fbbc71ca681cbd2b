import { queryOptions } from '@tanstack/react-query';
import { type Demo, demoIn } from './demo.ts';
import { Unreachable } from './refusal.ts';

/**
 * The local demo that the origin stands before, with a sandbox in the place of the gateway; null where there is
 * none. No service answers this, so it is in none of their documents.
 */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: async ({ signal }): Promise<Demo | null> => {
    const response = await fetch('/api/demo', { signal });
    if (response.status === 204) return null;
    if (!response.ok) throw new Unreachable(`an answer that is none: ${response.status}`);
    return demoIn(await response.json());
  },
  staleTime: Number.POSITIVE_INFINITY,
});
