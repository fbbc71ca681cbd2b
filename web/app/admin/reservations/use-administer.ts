import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';

/** Moves a reservation by hand: cancels it, or confirms it together with a payment made by hand. */
export function useAdminister(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (status: 'cancelled' | 'confirmed') =>
      answer(
        api.PATCH('/api/admin/reservations/{id}/status', { params: { path: { id } }, body: { status } }),
      ),
    networkMode: 'always',
    // After a refusal, too: what the list says is not how it is.
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin'] }),
  });
}
