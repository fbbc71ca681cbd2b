import { queryOptions } from '@tanstack/react-query';

/** Whether this is the local demo, with a sandbox in the place of the gateway: only there the origin speaks of it. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: async () => (await fetch('/api/demo')).ok,
  staleTime: Number.POSITIVE_INFINITY,
});
