import { Badge, type Tone } from '../../design/badge.tsx';
import { texts, useText } from '../../language/language.ts';
import type { Event } from './event-draft.ts';

export type EventStatus = Event['status'];

export const EVENT_STATUSES = ['upcoming', 'on_sale', 'sold_out', 'ended', 'cancelled'] as const;

export const statusWords = texts<Record<EventStatus, string>>({
  ko: {
    upcoming: '판매 예정',
    on_sale: '판매 중',
    sold_out: '매진',
    ended: '판매 종료',
    cancelled: '공연 취소',
  },
  en: {
    upcoming: 'Upcoming',
    on_sale: 'On sale',
    sold_out: 'Sold out',
    ended: 'Sale ended',
    cancelled: 'Cancelled',
  },
});

const tones: Record<EventStatus, Tone> = {
  upcoming: 'brand',
  on_sale: 'good',
  sold_out: 'warn',
  ended: 'quiet',
  cancelled: 'bad',
};

export const EventStatusBadge = ({ status }: { status: EventStatus }) => (
  <Badge tone={tones[status]}>{useText(statusWords)[status]}</Badge>
);
