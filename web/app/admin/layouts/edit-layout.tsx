import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Saved } from '../../account/saved.tsx';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { isRefusal } from '../../api/refusal.ts';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { ConflictDialog } from '../forms/conflict-dialog.tsx';
import { LeavingGuard } from '../forms/leaving-guard.tsx';
import { bodyOf, draftOf, isSameLayout, type LayoutDraft } from './layout-draft.ts';
import { LayoutForm } from './layout-form.tsx';
import { layoutsQuery, type SeatLayout } from './layouts-query.ts';

const words = texts({
  ko: {
    title: (name: string) => `좌석 배치도: ${name}`,
    forLater: '바꾼 내용은 앞으로 만드는 공연에 적용됩니다. 이미 만든 공연의 좌석은 그대로입니다.',
    others: '다른 관리자가 그사이 이 배치도를 수정했습니다.',
  },
  en: {
    title: (name: string) => `Seat layout: ${name}`,
    forLater: 'Changes are for events made from now on. Events that are there keep their seats.',
    others: 'Somebody else has changed this layout in the meantime.',
  },
});

type Intent = { version: number; sent: LayoutDraft };

/** A layout that is there; what somebody else has made of it meanwhile is not overwritten unasked. */
export function EditLayout({ layout }: { layout: SeatLayout }) {
  const text = useText(words);
  const queries = useQueryClient();
  const [base, setBase] = useState(layout);
  const [draft, setDraft] = useState(() => draftOf(layout));
  const save = useMutation({
    networkMode: 'always',
    mutationFn: ({ version, sent }: Intent) =>
      answer(
        api.PUT('/api/admin/seat-layouts/{id}', {
          params: { path: { id: base.id } },
          body: { ...bodyOf(sent), version },
        }),
      ),
    onSuccess: (saved, { sent }) => {
      setBase(saved.layout);
      // What was typed on while it was on its way stays.
      setDraft((typed) => (typed === sent ? draftOf(saved.layout) : typed));
      return queries.invalidateQueries({ queryKey: layoutsQuery.queryKey });
    },
  });
  const reload = useMutation({
    networkMode: 'always',
    mutationFn: () => queries.fetchQuery({ ...layoutsQuery, staleTime: 0 }),
    onSuccess: ({ layouts }) => {
      const now = layouts.find(({ id }) => id === base.id);
      if (now) {
        setBase(now);
        setDraft(draftOf(now));
      }
      save.reset();
    },
  });
  const newest = isRefusal(save.error, 'ILLEGAL_TRANSITION') ? Number(save.error.details.version) : undefined;
  const isDirty = !isSameLayout(draftOf(base), draft);
  return (
    <Page title={text.title(base.name)}>
      <Notice>
        <p>{text.forLater}</p>
      </Notice>
      <LayoutForm
        draft={draft}
        onChange={(changed) => {
          if (!save.isPending) save.reset();
          setDraft(changed);
        }}
        onSave={() => save.mutate({ version: base.version, sent: draft })}
        isSaving={save.isPending}
        error={newest === undefined ? save.error : null}
        more={<Saved isSaved={save.isSuccess && !isDirty} />}
      />
      {newest !== undefined && (
        <ConflictDialog
          what={text.others}
          isBusy={save.isPending || reload.isPending}
          error={reload.error}
          onReload={() => reload.mutate()}
          onOverwrite={() => save.mutate({ version: newest, sent: draft })}
          onClose={() => save.reset()}
        />
      )}
      <LeavingGuard isDirty={isDirty} />
    </Page>
  );
}
