import { z } from 'zod';
import type { Draft, Reader } from './draft.ts';

const LINK = { ko: '자세히 보기', en: 'Read more' } as const;

/** What an administrator wants to say; its link stays on our own origin, whatever path is given. */
export const Announcement = z.strictObject({
  title: z.string().trim().min(1).max(100),
  text: z.string().trim().min(1).max(2_000),
  path: z
    .string()
    .max(500)
    .regex(/^(?!.*(\/\/|\/\.))\/[\w\-./?=&%]*$/, 'a path of this site')
    .optional(),
});

export function announcement(
  { title, text, path }: z.infer<typeof Announcement>,
  { name, locale, originUrl }: Reader,
): Draft {
  return {
    locale,
    name,
    subject: `[Tiketi] ${title}`,
    sentences: text.split(/\r?\n/).filter((line) => line.trim() !== ''),
    facts: [],
    ...(path && { link: { label: LINK[locale], url: `${originUrl}${path}` } }),
  };
}
