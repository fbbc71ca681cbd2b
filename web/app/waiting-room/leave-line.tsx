import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { leaveRoom } from './ask-room.ts';
import type { Place } from './kept-place.ts';

const words = texts({
  ko: {
    leave: '대기 그만두기',
    sure: '대기를 그만둘까요?',
    lost: '지금 순서는 사라지고, 다시 들어오면 맨 뒤부터 기다립니다.',
    stay: '계속 기다리기',
    go: '그만두기',
  },
  en: {
    leave: 'Leave the line',
    sure: 'Leave the line?',
    lost: 'Your place is gone then, and you start at the end if you come back.',
    stay: 'Keep waiting',
    go: 'Leave',
  },
});

export function LeaveLine({ place }: { place: Place }) {
  const text = useText(words);
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const leave = useMutation({
    mutationFn: () => leaveRoom(place),
    onSuccess: () => navigate({ to: '/events/$eventId', params: { eventId: place.eventId }, replace: true }),
  });
  return (
    <div>
      <Button kind="plain" onClick={() => setIsAsking(true)}>
        {text.leave}
      </Button>
      {isAsking && (
        <Dialog
          title={text.sure}
          onClose={() => setIsAsking(false)}
          actions={
            <>
              <Button kind="secondary" onClick={() => setIsAsking(false)}>
                {text.stay}
              </Button>
              <Button kind="danger" busy={leave.isPending} onClick={() => leave.mutate()}>
                {text.go}
              </Button>
            </>
          }
        >
          <p>{text.lost}</p>
          <RefusalNotice error={leave.error} />
        </Dialog>
      )}
    </div>
  );
}
