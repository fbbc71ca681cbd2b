import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';
import type { RoomReport } from './room-query.ts';

const words = texts({
  ko: {
    title: '모두 내보내기',
    explain: '줄과 자리를 모두 비웁니다. 판매를 처음부터 다시 시작해야 할 때만 쓰세요.',
    open: '대기실 비우기…',
    sure: '대기실을 비울까요?',
    says: (waiting: string, inside: string) =>
      `기다리는 ${waiting}명과 들어간 ${inside}명이 모두 나가고, 지금까지의 입장권은 쓸 수 없게 됩니다. 모두 줄 맨 뒤에서 다시 시작합니다. 되돌릴 수 없습니다.`,
    act: '비우기',
    typed: '비우기',
  },
  en: {
    title: 'Put everybody out',
    explain: 'Empties the line and all places inside. Only for when a sale has to begin anew.',
    open: 'Clear the room…',
    sure: 'Clear the waiting room?',
    says: (waiting: string, inside: string) =>
      `The ${waiting} who wait and the ${inside} who are inside all leave, and no pass given before is worth anything. They begin again at the end of the line. There is no way back.`,
    act: 'Clear',
    typed: 'clear',
  },
});

/** Puts everybody out, once a word was typed. */
export function ClearRoom({ room }: { room: RoomReport }) {
  const text = useText(words);
  const { number } = useFormat();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const { eventId } = room;
  const clear = useMutation({
    mutationFn: () => answer(api.POST('/api/queue/admin/clear/{eventId}', { params: { path: { eventId } } })),
    networkMode: 'always',
    onSuccess: () => setIsOpen(false),
    onSettled: () => queries.invalidateQueries({ queryKey: ['admin'] }),
  });
  return (
    <Card aria-labelledby="clear">
      <h2 id="clear">{text.title}</h2>
      <p>{text.explain}</p>
      <div>
        <Button kind="danger" onClick={() => setIsOpen(true)}>
          {text.open}
        </Button>
      </div>
      {isOpen && (
        <ConfirmDialog
          title={text.sure}
          act={text.act}
          isDangerous
          typed={text.typed}
          isBusy={clear.isPending}
          error={clear.error}
          onAct={() => clear.mutate()}
          onClose={() => {
            clear.reset();
            setIsOpen(false);
          }}
        >
          <p>{text.says(number(room.queueSize), number(room.currentUsers))}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
