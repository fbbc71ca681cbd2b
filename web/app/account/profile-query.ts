import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import type { components, operations } from '../api/types/auth.ts';
import { rememberUser } from '../session/session.ts';

export type Profile = components['schemas']['Profile'];
type Change = NonNullable<operations['patchAuthMe']['requestBody']>['content']['application/json'];

/** One's own account as it is now; what stands around the pages follows it. */
export const profileQuery = queryOptions({
  queryKey: ['profile'],
  queryFn: async ({ signal }) => {
    const { user } = await answer(api.GET('/api/auth/me', { signal }));
    rememberUser(user);
    return user;
  },
});

/** Changes what is named; the rest stays as it is. */
export function useChangeProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Change) => answer(api.PATCH('/api/auth/me', { body })),
    networkMode: 'always',
    onSuccess: ({ user }) => {
      queries.setQueryData(profileQuery.queryKey, user);
      rememberUser(user);
    },
  });
}
