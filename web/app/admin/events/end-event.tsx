import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import type { ListedEvent } from './events-query.ts';
import { oneEventQuery } from './one-event-query.ts';
import { takenQuery } from './taken-query.ts';

const words = texts({
  ko: {
    cancel: {
      title: (name: string) => `“${name}” 공연을 취소할까요?`,
      what: '공연이 취소되고 되돌릴 수 없습니다. 공연 페이지에는 취소되었다고 표시됩니다.',
      act: '공연 취소',
      done: (name: string) => `“${name}” 공연을 취소했습니다.`,
    },
    delete: {
      title: (name: string) => `“${name}” 공연을 삭제할까요?`,
      what: '공연이 모든 목록에서 사라지고 되돌릴 수 없습니다. 예매한 분은 예매 내역을 계속 볼 수 있습니다.',
      act: '공연 삭제',
      done: (name: string) => `“${name}” 공연을 삭제했습니다.`,
    },
    undone: (count: string) => `취소된 예매는 ${count}건이며 환불은 곧 이어집니다.`,
    counting: '판매된 티켓을 세고 있습니다…',
    taken: (count: string) =>
      `판매되었거나 결제를 기다리는 티켓: ${count}장. 예매는 모두 취소되고 결제된 금액은 전액 환불됩니다.`,
    none: '판매된 티켓이 없어 환불할 예매가 없습니다.',
    unknown: '판매 현황을 불러오지 못했습니다. 예매가 있으면 모두 취소되고 전액 환불됩니다.',
    already: '이미 취소된 공연입니다.',
  },
  en: {
    cancel: {
      title: (name: string) => `Cancel “${name}”?`,
      what: 'The event is called off for good. Its page will say so.',
      act: 'Cancel the event',
      done: (name: string) => `“${name}” is cancelled.`,
    },
    delete: {
      title: (name: string) => `Delete “${name}”?`,
      what: 'The event disappears from all lists for good. Who has booked still sees the booking.',
      act: 'Delete the event',
      done: (name: string) => `“${name}” is deleted.`,
    },
    undone: (count: string) => `Bookings cancelled with it: ${count}; refunds follow.`,
    counting: 'Counting the tickets that are sold…',
    taken: (count: string) =>
      `Tickets sold or held: ${count}. All bookings are cancelled, and what was paid is refunded in full.`,
    none: 'No tickets are sold, so nothing is to be refunded.',
    unknown: 'What is sold could not be read. Any bookings are cancelled and refunded in full.',
    already: 'This event is cancelled already.',
  },
});

export type Ending = { how: 'cancel' | 'delete'; event: ListedEvent };
type Props = Ending & { onDone: (said: string) => void; onClose: () => void };

/** Calls an event off, or deletes it, once its title is typed and it is said what that undoes. */
export function EndEvent({ how, event, onDone, onClose }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  const queries = useQueryClient();
  const taken = useQuery(takenQuery(event));
  const end = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const params = { params: { path: { id: event.id } } };
      if (how === 'cancel') return answer(api.POST('/api/admin/events/{id}/cancel', params));
      return answer(api.DELETE('/api/admin/events/{id}', params)).catch((error) => {
        // It is gone, which is what was asked for.
        if (isRefusal(error, 'EVENT_NOT_FOUND')) return { cancelledReservations: 0 };
        throw error;
      });
    },
    onSuccess: async ({ cancelledReservations }) => {
      await queries.invalidateQueries({ queryKey: ['admin', 'events'] });
      void queries.invalidateQueries({ queryKey: oneEventQuery(event.id).queryKey });
      void queries.invalidateQueries({ queryKey: ['events'] });
      const undone = cancelledReservations > 0 ? ` ${text.undone(number(cancelledReservations))}` : '';
      onDone(`${text[how].done(event.title)}${undone}`);
    },
  });
  return (
    <ConfirmDialog
      title={text[how].title(event.title)}
      act={text[how].act}
      isDangerous
      typed={event.title.trim()}
      isBusy={end.isPending}
      error={end.error}
      explained={{ EVENT_ALREADY_CANCELLED: text.already }}
      onAct={() => end.mutate()}
      onClose={onClose}
    >
      <p>{text[how].what}</p>
      <p role="status">
        {taken.isPending && text.counting}
        {taken.isError && text.unknown}
        {taken.isSuccess && <strong>{taken.data > 0 ? text.taken(number(taken.data)) : text.none}</strong>}
      </p>
    </ConfirmDialog>
  );
}
