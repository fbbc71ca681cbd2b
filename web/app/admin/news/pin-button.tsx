import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { RefusalNotice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import type { News } from '../../news/news-query.ts';

const words = texts({
  ko: { pin: '고정', unpin: '고정 해제' },
  en: { pin: 'Pin', unpin: 'Unpin' },
});

/** Puts one's own article on top of the board, or back in its place. */
export function PinButton({ article }: { article: News }) {
  const text = useText(words);
  const queries = useQueryClient();
  const { id, title, content, is_pinned } = article;
  const pin = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      answer(
        api.PUT('/api/news/{id}', {
          params: { path: { id } },
          body: { title, content, is_pinned: !is_pinned },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['news'] }),
  });
  const name = is_pinned ? text.unpin : text.pin;
  return (
    <>
      <Button kind="plain" aria-label={`${name}: ${title}`} busy={pin.isPending} onClick={() => pin.mutate()}>
        {name}
      </Button>
      <RefusalNotice error={pin.error} />
    </>
  );
}
