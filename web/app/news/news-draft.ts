import type { NewsText } from './news-form.tsx';

/** What is being written and not sent yet, with the key under which it is sent: the same text is posted once. */
export type NewsDraft = NewsText & { key: string };

const place = (userId: string) => `news-draft ${userId}`;

export const newDraft = (written: NewsText): NewsDraft => ({ ...written, key: crypto.randomUUID() });

/** It outlives a reload of the page, not the tab. */
export function keptDraft(userId: string): NewsDraft {
  const nothing = newDraft({ title: '', content: '', is_pinned: false });
  try {
    return { ...nothing, ...JSON.parse(sessionStorage.getItem(place(userId)) ?? '{}') };
  } catch {
    return nothing;
  }
}

export const keepDraft = (userId: string, draft: NewsDraft): void =>
  sessionStorage.setItem(place(userId), JSON.stringify(draft));

export const dropDraft = (userId: string): void => sessionStorage.removeItem(place(userId));
