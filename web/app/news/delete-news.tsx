import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { articleQuery, type News, newsListQuery } from './news-query.ts';

const words = texts({
  ko: {
    remove: '삭제',
    sure: '이 글을 삭제할까요?',
    forGood: '삭제한 글은 되돌릴 수 없습니다.',
    keep: '그대로 두기',
  },
  en: {
    remove: 'Delete',
    sure: 'Delete this article?',
    forGood: 'It cannot be brought back.',
    keep: 'Keep it',
  },
});

/** Deletes an article after a second look, and goes back to the board. */
export function DeleteNews({ article }: { article: News }) {
  const text = useText(words);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [isAsked, setAsked] = useState(false);
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      answer(api.DELETE('/api/news/{id}', { params: { path: { id: article.id } } })).catch((error) => {
        // It is gone, which is what was asked for.
        if (!isRefusal(error, 'NEWS_NOT_FOUND')) throw error;
      }),
    onSuccess: async () => {
      await navigate({ to: '/news' });
      queries.removeQueries({ queryKey: articleQuery(article.id).queryKey });
      await queries.invalidateQueries({ queryKey: newsListQuery.queryKey.slice(0, 1) });
    },
  });
  return (
    <>
      <Button kind="danger" onClick={() => setAsked(true)}>
        {text.remove}
      </Button>
      {isAsked && (
        <Dialog
          title={text.sure}
          onClose={() => setAsked(false)}
          actions={
            <>
              <Button kind="secondary" onClick={() => setAsked(false)}>
                {text.keep}
              </Button>
              <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
                {text.remove}
              </Button>
            </>
          }
        >
          <p>{text.forGood}</p>
          <RefusalNotice error={remove.error} />
        </Dialog>
      )}
    </>
  );
}
