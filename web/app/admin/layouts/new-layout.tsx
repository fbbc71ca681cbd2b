import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { once } from '../confirm/kept-key.ts';
import { LeavingGuard } from '../forms/leaving-guard.tsx';
import { bodyOf, isSameLayout, type LayoutDraft } from './layout-draft.ts';
import { LayoutForm } from './layout-form.tsx';
import { layoutsQuery } from './layouts-query.ts';

const words = texts({ ko: { title: '새 좌석 배치도' }, en: { title: 'New seat layout' } });

/** A layout that is still to be made. */
export function NewLayout({ start }: { start: LayoutDraft }) {
  const text = useText(words);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [first] = useState(start);
  const [draft, setDraft] = useState(first);
  const make = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const body = bodyOf(draft);
      return once(`layout ${JSON.stringify(body)}`, 'ILLEGAL_TRANSITION', (key) =>
        answer(api.POST('/api/admin/seat-layouts', { params: { header: { 'idempotency-key': key } }, body })),
      );
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: layoutsQuery.queryKey });
      await navigate({ to: '/admin/layouts', ignoreBlocker: true });
    },
  });
  return (
    <Page title={text.title}>
      <LayoutForm
        draft={draft}
        onChange={(changed) => {
          if (!make.isPending) make.reset();
          setDraft(changed);
        }}
        onSave={() => make.mutate()}
        isSaving={make.isPending}
        error={make.error}
      />
      <LeavingGuard isDirty={!make.isSuccess && !isSameLayout(first, draft)} />
    </Page>
  );
}
