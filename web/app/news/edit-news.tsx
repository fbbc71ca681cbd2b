import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { currentUser } from '../session/session.ts';
import { NewsForm } from './news-form.tsx';
import { articleQuery, type News } from './news-query.ts';

const words = texts({
  ko: { title: '글 수정', save: '저장' },
  en: { title: 'Edit the article', save: 'Save' },
});

/** In the place of an article while its author edits it. */
export function EditNews({ article, onDone }: { article: News; onDone: () => void }) {
  const text = useText(words);
  const queries = useQueryClient();
  const { title, content, is_pinned } = article;
  const [value, setValue] = useState({ title, content, is_pinned });
  const edit = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const { is_pinned: isPinned, ...written } = value;
      const body = currentUser()?.role === 'admin' ? { ...written, is_pinned: isPinned } : written;
      return answer(api.PUT('/api/news/{id}', { params: { path: { id: article.id } }, body }));
    },
    onSuccess: (answered) => {
      queries.setQueryData(articleQuery(article.id).queryKey, answered);
      void queries.invalidateQueries({ queryKey: ['news'], predicate: isList });
      onDone();
    },
  });
  return (
    <Page title={text.title}>
      <NewsForm
        value={value}
        onChange={setValue}
        onSave={() => edit.mutate()}
        onCancel={onDone}
        save={text.save}
        isSaving={edit.isPending}
        error={edit.error}
      />
    </Page>
  );
}

/** To ask for the article again would count as a view. */
const isList = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[1] !== 'article';
