import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import type { paths } from '../../api/types/auth.ts';

type List = paths['/api/auth/admin/users']['get']['responses'][200]['content']['application/json'];
export type ListedUser = List['users'][number];
export type Role = ListedUser['role'];

/** One page of the accounts whose e-mail or name has `q` in it, newest first. */
export const usersQuery = (q: string, page: number) =>
  queryOptions({
    queryKey: ['admin', 'users', q, page],
    queryFn: () => answer(api.GET('/api/auth/admin/users', { params: { query: { page, ...(q && { q }) } } })),
    placeholderData: keepPreviousData,
  });
