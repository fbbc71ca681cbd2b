import { z } from '@hono/zod-openapi';
import { named, optional, whole } from './form-fields.routes.ts';

const MOST_TICKET_TYPES = 50;

const ZONE = /(Z|[+-]\d\d:?\d\d)$/;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/** An instant; without a zone it is one of Seoul, whatever the zone of the server. Korea has no summer time. */
const instant = z.iso
  .datetime({ local: true, offset: true })
  .transform((given) => new Date(ZONE.test(given) ? given : `${given}+09:00`))
  .refine(
    (date) => date.getUTCFullYear() >= FIRST_YEAR && date.getUTCFullYear() <= LAST_YEAR,
    `must be between ${FIRST_YEAR} and ${LAST_YEAR}`,
  )
  .openapi({ type: 'string', example: '2027-03-01T19:00:00', description: 'Without a zone: Asia/Seoul' });

/** A page of the web or a path on this origin: nothing that a browser would run. */
const posterUrl = z
  .string()
  .trim()
  .max(2_000)
  .regex(
    /^$|^([Hh][Tt]{2}[Pp][Ss]?:\/\/[^\s/\\]|\/(?![/\\]))[^\s\\]*$/,
    'must be an http(s) address or a path',
  )
  .nullable()
  .transform((given) => given || null);

const plain = {
  title: named(255),
  description: optional(20_000),
  venue: named(255),
  address: optional(500),
  eventDate: instant,
  saleStartDate: instant,
  saleEndDate: instant,
  posterImageUrl: posterUrl,
  artistName: optional(255),
};

const NewTicketType = z
  .object({
    name: named(100),
    price: whole(0),
    totalQuantity: whole(1),
    description: optional(500).default(null),
  })
  .openapi('NewTicketType');

const isInOrder = ({ saleStartDate, saleEndDate }: { saleStartDate: Date; saleEndDate: Date }) =>
  saleStartDate < saleEndDate;

export const NewEventBody = z
  .object({
    ...plain,
    description: plain.description.default(null),
    address: plain.address.default(null),
    posterImageUrl: plain.posterImageUrl.default(null),
    artistName: plain.artistName.default(null),
    seatLayoutId: z
      .union([z.uuid(), z.literal('')])
      .nullish()
      .transform((given) => given || null),
    ticketTypes: z
      .array(NewTicketType)
      .max(MOST_TICKET_TYPES)
      .nullish()
      .transform((given) => given ?? []),
  })
  .refine(isInOrder, { path: ['saleEndDate'], error: 'must be after saleStartDate' })
  .refine(({ seatLayoutId, ticketTypes }) => !seatLayoutId || ticketTypes.length === 0, {
    path: ['ticketTypes'],
    error: 'an event has seats or ticket types, not both',
  })
  .openapi('NewEvent');

/** What is not given keeps its value. */
export const EventEditBody = z.object(plain).partial().openapi('EventEdit');
