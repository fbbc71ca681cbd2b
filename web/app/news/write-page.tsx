import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useUser } from '../session/session.ts';
import { dropDraft, keepDraft, keptDraft, newDraft } from './news-draft.ts';
import { NewsForm, type NewsText } from './news-form.tsx';

const words = texts({
  ko: { title: '글쓰기', save: '등록' },
  en: { title: 'Write', save: 'Publish' },
});

/** A new article in the own name. */
export function WritePage() {
  const text = useText(words);
  const user = useUser();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const userId = user?.id ?? '';
  const [draft, setDraft] = useState(() => keptDraft(userId));
  const change = (written: NewsText) => {
    const changed = newDraft(written);
    keepDraft(userId, changed);
    setDraft(changed);
  };
  const post = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const { key, is_pinned, ...written } = draft;
      const body = user?.role === 'admin' ? { ...written, is_pinned } : written;
      return answer(api.POST('/api/news', { params: { header: { 'idempotency-key': key } }, body }));
    },
    onSuccess: async ({ news }) => {
      dropDraft(userId);
      void queries.invalidateQueries({ queryKey: ['news'] });
      await navigate({ to: '/news/$newsId', params: { newsId: news.id }, replace: true });
    },
  });
  return (
    <Page title={text.title}>
      <NewsForm
        value={draft}
        onChange={change}
        onSave={() => post.mutate()}
        onCancel={() => {
          dropDraft(userId);
          void navigate({ to: '/news' });
        }}
        save={text.save}
        isSaving={post.isPending}
        error={post.error}
      />
    </Page>
  );
}
