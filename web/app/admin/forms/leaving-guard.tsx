import { useBlocker } from '@tanstack/react-router';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { texts, useText } from '../../language/language.ts';

const words = texts({
  ko: {
    title: '저장하지 않고 나갈까요?',
    lost: '저장하지 않은 변경 사항이 사라집니다.',
    stay: '계속 작성',
    leave: '저장하지 않고 나가기',
  },
  en: {
    title: 'Leave without saving?',
    lost: 'What you have changed will be lost.',
    stay: 'Stay here',
    leave: 'Leave without saving',
  },
});

/** Asks before a page is left whose changes are not saved; the browser asks before it closes the tab. */
export function LeavingGuard({ isDirty }: { isDirty: boolean }) {
  const text = useText(words);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog
      title={text.title}
      onClose={blocker.reset}
      actions={
        <>
          <Button kind="secondary" onClick={blocker.reset}>
            {text.stay}
          </Button>
          <Button kind="danger" onClick={blocker.proceed}>
            {text.leave}
          </Button>
        </>
      }
    >
      <p>{text.lost}</p>
    </Dialog>
  );
}
