import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';

/** Gives a reservation back, once; what was paid follows by itself. */
export function useCancel(reservationId: string, onCancelled: () => void) {
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: async () => {
      const params = { path: { id: reservationId }, header: { 'idempotency-key': key } };
      try {
        await answer(api.POST('/api/reservations/{id}/cancel', { params }));
      } catch (error) {
        if (!isRefusal(error, 'ALREADY_CANCELLED')) throw error;
      }
    },
    networkMode: 'always',
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['reservations'] });
      void queries.invalidateQueries({ queryKey: ['points'] });
      onCancelled();
    },
  });
}
