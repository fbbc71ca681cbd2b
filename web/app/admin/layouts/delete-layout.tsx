import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import { layoutsQuery, type SeatLayout } from './layouts-query.ts';

const words = texts({
  ko: {
    title: (name: string) => `${name} 배치도를 삭제할까요?`,
    forGood: '삭제한 배치도는 되돌릴 수 없습니다.',
    act: '삭제',
    done: (name: string) => `${name} 배치도를 삭제했습니다.`,
    inUse: (events: string) => `이 배치도를 쓰는 공연이 ${events}개 있어 삭제할 수 없습니다.`,
  },
  en: {
    title: (name: string) => `Delete the layout ${name}?`,
    forGood: 'It cannot be brought back.',
    act: 'Delete',
    done: (name: string) => `The layout ${name} is deleted.`,
    inUse: (events: string) => `It cannot be deleted: events that use it: ${events}.`,
  },
});

type Props = { layout: SeatLayout; onDone: (said: string) => void; onClose: () => void };

/** Deletes a layout that no event has, after a second look. */
export function DeleteLayout({ layout, onDone, onClose }: Props) {
  const text = useText(words);
  const { number } = useFormat();
  const queries = useQueryClient();
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      answer(api.DELETE('/api/admin/seat-layouts/{id}', { params: { path: { id: layout.id } } })).catch(
        (error) => {
          // It is gone, which is what was asked for.
          if (!isRefusal(error, 'LAYOUT_NOT_FOUND')) throw error;
        },
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: layoutsQuery.queryKey });
      onDone(text.done(layout.name));
    },
  });
  const events = isRefusal(remove.error) ? Number(remove.error.details.events ?? 0) : 0;
  return (
    <ConfirmDialog
      title={text.title(layout.name)}
      act={text.act}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error}
      explained={{ SEATS_IN_USE: text.inUse(number(events)) }}
      onAct={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{text.forGood}</p>
    </ConfirmDialog>
  );
}
