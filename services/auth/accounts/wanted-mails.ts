import { z } from 'zod';

/**
 * Which mails an account gets of those that its owner may do without: the link to pay for tickets that are held,
 * that points were charged, and news. What becomes of a reservation and of money is always told.
 */
export const WantedMails = z.object({ held: z.boolean(), points: z.boolean(), news: z.boolean() });
export type WantedMails = z.infer<typeof WantedMails>;

export const WANTED_MAILS_COLUMNS = ['wants_held_mail', 'wants_points_mail', 'wants_news_mail'] as const;

export type WantedMailsRow = Record<(typeof WANTED_MAILS_COLUMNS)[number], boolean>;

export const toWantedMails = (row: WantedMailsRow): WantedMails => ({
  held: row.wants_held_mail,
  points: row.wants_points_mail,
  news: row.wants_news_mail,
});

/** The columns after a change; what it does not name stays as it is. */
export const wantedMailsAfter = (
  { held, points, news }: { [Mail in keyof WantedMails]?: boolean | undefined },
  before: WantedMailsRow,
): WantedMailsRow => ({
  wants_held_mail: held ?? before.wants_held_mail,
  wants_points_mail: points ?? before.wants_points_mail,
  wants_news_mail: news ?? before.wants_news_mail,
});
