import { z } from 'zod';
import type { TemplateName } from '../templates/templates.ts';

/** What an account wants of what people may do without. */
export const Wanted = z.object({ held: z.boolean(), points: z.boolean(), news: z.boolean() });
export type Wanted = z.infer<typeof Wanted>;

export const ALL_WANTED: Wanted = { held: true, points: true, news: true };

/** By which switch each of these is turned off. The others always go out: they say what became of tickets and money. */
const SWITCHES = { 'tickets-held': 'held', 'points-charged': 'points', announcement: 'news' } as const;

export type OptionalTemplate = keyof typeof SWITCHES;

export const isOptional = (template: TemplateName): template is OptionalTemplate =>
  Object.hasOwn(SWITCHES, template);

/** Whether it goes out to this account. Who has none (yet) has turned nothing off. */
export const wants = (account: { notifications: Wanted } | undefined, template: TemplateName): boolean =>
  !account || !isOptional(template) || account.notifications[SWITCHES[template]];
