import type { components } from '../../api/types/event.ts';
import { instantOf, seoulInput } from '../forms/seoul-time.ts';

export type Event = components['schemas']['Event'];
type EventEdit = components['schemas']['EventEdit'];

/** The plain facts of an event as they are being typed; times as their inputs hold them, by Seoul's clocks. */
export type EventDraft = {
  title: string;
  artistName: string;
  venue: string;
  address: string;
  description: string;
  saleStartDate: string;
  saleEndDate: string;
  eventDate: string;
  posterImageUrl: string;
};
export type EventField = keyof EventDraft;

/** `missing`: has to be there; `order`: the sale has to end after it starts. */
type Fault = 'missing' | 'order';

const EVENT_FIELDS = [
  'title',
  'artistName',
  'venue',
  'address',
  'description',
  'saleStartDate',
  'saleEndDate',
  'eventDate',
  'posterImageUrl',
] as const;

const REQUIRED = ['title', 'venue'] as const;
const TIMES = ['saleStartDate', 'saleEndDate', 'eventDate'] as const;

export const emptyEvent: EventDraft = {
  title: '',
  artistName: '',
  venue: '',
  address: '',
  description: '',
  saleStartDate: '',
  saleEndDate: '',
  eventDate: '',
  posterImageUrl: '',
};

export const draftOf = (event: Event): EventDraft => ({
  title: event.title,
  artistName: event.artist_name ?? '',
  venue: event.venue,
  address: event.address ?? '',
  description: event.description ?? '',
  saleStartDate: seoulInput(event.sale_start_date),
  saleEndDate: seoulInput(event.sale_end_date),
  eventDate: seoulInput(event.event_date),
  posterImageUrl: event.poster_image_url ?? '',
});

/** What the shop would refuse of it, by field. */
export function faultsOf(draft: EventDraft): ReadonlyMap<EventField, Fault> {
  const faults = new Map<EventField, Fault>();
  for (const field of REQUIRED) if (draft[field].trim() === '') faults.set(field, 'missing');
  for (const field of TIMES) if (!instantOf(draft[field])) faults.set(field, 'missing');
  const [start, end] = [instantOf(draft.saleStartDate), instantOf(draft.saleEndDate)];
  if (start && end && start >= end) faults.set('saleEndDate', 'order');
  return faults;
}

/** The fields that are not as they were. A blank at the edge is no change: the shop keeps none. */
export const changedFields = (from: EventDraft, to: EventDraft): EventField[] =>
  EVENT_FIELDS.filter((field) => from[field].trim() !== to[field].trim());

/** These fields as the shop takes them. What is not among them stays as it is there, to the second. */
export const editOf = (draft: EventDraft, fields: readonly EventField[]): EventEdit =>
  Object.fromEntries(fields.map((field) => [field, asTaken(draft, field)]));

/** All fields, for an event that is to be. */
export const newEventOf = (draft: EventDraft) => ({
  title: draft.title.trim(),
  artistName: draft.artistName.trim(),
  venue: draft.venue.trim(),
  address: draft.address.trim(),
  description: draft.description.trim(),
  posterImageUrl: draft.posterImageUrl,
  saleStartDate: instantOf(draft.saleStartDate) ?? '',
  saleEndDate: instantOf(draft.saleEndDate) ?? '',
  eventDate: instantOf(draft.eventDate) ?? '',
});

/** What two have changed at once: of the fields that one has changed, those that somebody else has made another. */
export const contested = (base: EventDraft, mine: EventDraft, theirs: EventDraft): EventField[] =>
  changedFields(base, mine).filter(
    (field) => changedFields(base, theirs).includes(field) && mine[field].trim() !== theirs[field].trim(),
  );

const asTaken = (draft: EventDraft, field: EventField) => newEventOf(draft)[field];
