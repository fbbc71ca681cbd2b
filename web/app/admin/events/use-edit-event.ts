import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import {
  changedFields,
  contested,
  draftOf,
  type Event,
  type EventDraft,
  type EventField,
  editOf,
} from './event-draft.ts';
import { oneEventQuery } from './one-event-query.ts';

type Intent = { how: 'unless contested' | 'over theirs'; sent: EventDraft };
type Outcome = { event: Event; conflict?: EventField[] };

/**
 * Edits an event field by field, so that two who change different fields both have their way. Before a field is
 * overwritten that somebody else has changed since it was read, it is asked about.
 */
export function useEditEvent(event: Event) {
  const queries = useQueryClient();
  const [base, setBase] = useState(() => draftOf(event));
  const [draft, setDraft] = useState(base);
  const changed = changedFields(base, draft);
  const query = oneEventQuery(event.id);

  const save = useMutation({
    networkMode: 'always',
    mutationFn: async ({ how, sent }: Intent): Promise<Outcome> => {
      if (how === 'unless contested') {
        const now = await queries.fetchQuery({ ...query, staleTime: 0, retry: false });
        const conflict = contested(base, sent, draftOf(now.event));
        if (conflict.length > 0) return { event: now.event, conflict };
      }
      return answer(
        api.PUT('/api/admin/events/{id}', {
          params: { path: { id: event.id } },
          body: editOf(sent, changedFields(base, sent)),
        }),
      );
    },
    onSuccess: ({ event: saved, conflict }, { sent }) => {
      if (conflict) return;
      setBase(draftOf(saved));
      setDraft((typed) => ({ ...draftOf(saved), ...typedSince(sent, typed) }));
      queries.setQueryData(query.queryKey, (page) => page && { ...page, event: saved });
      void queries.invalidateQueries({ queryKey: ['admin', 'events'] });
      void queries.invalidateQueries({ queryKey: ['events'] });
    },
  });
  const theirs = save.data?.conflict && save.data.event;
  return {
    draft,
    changed,
    saving: save,
    save: (how: Intent['how']) => save.mutate({ how, sent: draft }),
    /** The fields that two have changed, while it is to be said whose count. */
    conflict: save.data?.conflict,
    change: (part: Partial<EventDraft>) => {
      if (!save.isPending) save.reset();
      setDraft({ ...draft, ...part });
    },
    /** Takes the event as it is now. */
    reload: () => {
      if (theirs) {
        setBase(draftOf(theirs));
        setDraft(draftOf(theirs));
      }
      save.reset();
    },
  };
}

/** What was typed on while the rest was on its way. */
const typedSince = (sent: EventDraft, typed: EventDraft): Partial<EventDraft> =>
  Object.fromEntries(changedFields(sent, typed).map((field) => [field, typed[field]]));
