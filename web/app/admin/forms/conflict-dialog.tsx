import type { ReactNode } from 'react';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { RefusalNotice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';

const words = texts({
  ko: {
    title: '그사이 바뀐 내용이 있습니다',
    choose: '새로 불러오면 내가 바꾼 내용이 사라지고, 덮어쓰면 상대의 변경이 사라집니다.',
    back: '계속 편집',
    reload: '새로 불러오기',
    overwrite: '내 내용으로 덮어쓰기',
  },
  en: {
    title: 'It has changed in the meantime',
    choose: 'Load it anew and your changes are lost; overwrite it and theirs are.',
    back: 'Go on editing',
    reload: 'Load anew',
    overwrite: 'Overwrite with mine',
  },
});

type Props = {
  what: ReactNode;
  isBusy: boolean;
  error: unknown;
  onReload: () => void;
  onOverwrite: () => void;
  onClose: () => void;
};

/** Two have edited the same thing: whose word counts is for the second to say. */
export function ConflictDialog({ what, isBusy, error, onReload, onOverwrite, onClose }: Props) {
  const text = useText(words);
  return (
    <Dialog
      title={text.title}
      onClose={() => isBusy || onClose()}
      actions={
        <>
          <Button kind="secondary" disabled={isBusy} onClick={onClose}>
            {text.back}
          </Button>
          <Button kind="danger" disabled={isBusy} onClick={onOverwrite}>
            {text.overwrite}
          </Button>
          <Button busy={isBusy} onClick={onReload}>
            {text.reload}
          </Button>
        </>
      }
    >
      <div>{what}</div>
      <p>{text.choose}</p>
      <RefusalNotice error={error} />
    </Dialog>
  );
}
