import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { texts, useText } from '../../language/language.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import { seatMapQuery } from './one-event-query.ts';

const words = texts({
  ko: {
    title: '좌석을 모두 삭제할까요?',
    what: '좌석을 다시 만들 때까지 이 공연은 예매할 수 없습니다.',
    act: '좌석 삭제',
    inUse: '그사이 예매된 좌석이 있어 삭제할 수 없습니다.',
  },
  en: {
    title: 'Delete all seats?',
    what: 'The event cannot be booked until its seats are made again.',
    act: 'Delete the seats',
    inUse: 'Somebody has a seat by now, so they cannot be deleted.',
  },
});

type Props = { eventId: string; onDone: (count: number) => void; onClose: () => void };

/** Deletes the seats of an event while nobody has one. */
export function DeleteSeats({ eventId, onDone, onClose }: Props) {
  const text = useText(words);
  const queries = useQueryClient();
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      answer(api.DELETE('/api/admin/events/{id}/seats', { params: { path: { id: eventId } } })),
    onSuccess: ({ seatsDeleted }) => {
      onDone(seatsDeleted);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: seatMapQuery(eventId).queryKey }),
  });
  return (
    <ConfirmDialog
      title={text.title}
      act={text.act}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error}
      explained={{ SEATS_IN_USE: text.inUse }}
      onAct={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{text.what}</p>
    </ConfirmDialog>
  );
}
