import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import { texts, useText } from '../../language/language.ts';
import type { News } from '../../news/news-query.ts';
import { ConfirmDialog } from '../confirm/confirm-dialog.tsx';

const words = texts({
  ko: {
    title: '이 글을 삭제할까요?',
    what: (title: string, author: string) => `${author} 님이 쓴 “${title}”. 삭제한 글은 되돌릴 수 없습니다.`,
    act: '삭제',
    done: (title: string) => `“${title}” 글을 삭제했습니다.`,
  },
  en: {
    title: 'Delete this article?',
    what: (title: string, author: string) => `“${title}”, written by ${author}. It cannot be brought back.`,
    act: 'Delete',
    done: (title: string) => `“${title}” is deleted.`,
  },
});

type Props = { article: News; onDone: (said: string) => void; onClose: () => void };

/** Takes an article off the board, after a second look. */
export function DeleteArticle({ article, onDone, onClose }: Props) {
  const text = useText(words);
  const queries = useQueryClient();
  const { id, title, author } = article;
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      answer(api.DELETE('/api/news/{id}', { params: { path: { id } } })).catch((error) => {
        // It is gone, which is what was asked for.
        if (!isRefusal(error, 'NEWS_NOT_FOUND')) throw error;
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['news'] });
      onDone(text.done(title));
    },
  });
  return (
    <ConfirmDialog
      title={text.title}
      act={text.act}
      isDangerous
      isBusy={remove.isPending}
      error={remove.error}
      onAct={() => remove.mutate()}
      onClose={onClose}
    >
      <p>{text.what(title, author)}</p>
    </ConfirmDialog>
  );
}
