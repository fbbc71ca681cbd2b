import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { components } from '../../api/types/auth.ts';
import type { Service } from './act-names.ts';
import { type Cursors, cursorsAfter, type ReadActs } from './merged.ts';

type ActSearch = { actorId?: string; action?: string; subjectId?: string };
type Query = ActSearch & { before?: string };
type Answered = { acts: components['schemas']['Act'][]; next: string | null };

const START: Cursors = {};

/** The acts of some logs, read on together from where each one is. */
export const auditQuery = (services: readonly Service[], search: ActSearch) =>
  infiniteQueryOptions({
    queryKey: ['admin', 'audit', services, search],
    queryFn: async ({ pageParam }): Promise<ReadActs> => {
      const isStart = Object.keys(pageParam).length === 0;
      const asked = services.filter((service) => isStart || pageParam[service]);
      const read = await Promise.all(asked.map((service) => readLog(service, search, pageParam[service])));
      return Object.fromEntries(read);
    },
    initialPageParam: START,
    getNextPageParam: cursorsAfter,
    placeholderData: keepPreviousData,
  });

async function readLog(service: Service, search: ActSearch, before: string | undefined) {
  const { acts, next } = await ask(service, { ...search, ...(before && { before }) });
  return [service, { acts: acts.map((act) => ({ ...act, service })), next }] as const;
}

function ask(service: Service, query: Query): Promise<Answered> {
  const params = { query };
  switch (service) {
    case 'auth':
      return answer(api.GET('/api/admin/audit/auth', { params }));
    case 'event':
      return answer(api.GET('/api/admin/audit/event', { params }));
    case 'reservation':
      return answer(api.GET('/api/admin/audit/reservation', { params }));
    case 'payment':
      return answer(api.GET('/api/admin/audit/payment', { params }));
  }
}
