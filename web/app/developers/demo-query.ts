import { queryOptions } from '@tanstack/react-query';
import { Unreachable } from '../api/refusal.ts';
import { type Demo, demoIn } from './demo.ts';

/**
 * The demo that the origin stands before; null where there is none. No service answers this, so it is in none of
 * their documents.
 */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<Demo | null> => {
    const response = await fetch('/api/demo', { signal });
    if (response.status === 404) return null;
    if (!response.ok) throw new Unreachable(`an answer that is none: ${response.status}`);
    return demoIn(await response.json());
  },
});
