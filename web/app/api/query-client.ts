import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './refusal.ts';

const TRIES = 3;

/** What may be better in a moment is asked again; a refusal is an answer. */
export const mayPass = (error: unknown): boolean => !(error instanceof Refusal) || error.status === 503;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < TRIES && mayPass(error),
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 5_000) * (0.5 + Math.random()),
    },
    mutations: { retry: false },
  },
});
