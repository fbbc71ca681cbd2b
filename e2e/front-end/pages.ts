import { z } from 'zod';

/** What each page of the original front end reads, and breaks without. Instants are never null there. */
const Instant = z.iso.datetime({ precision: 3 });
const Won = z.int().min(0);

export const EventRow = z.object({
  id: z.uuid(),
  title: z.string(),
  venue: z.string(),
  event_date: Instant,
  sale_start_date: Instant,
  sale_end_date: Instant,
  poster_image_url: z.string().nullable(),
  status: z.enum(['upcoming', 'on_sale', 'sold_out', 'ended', 'cancelled']),
  artist_name: z.string().nullable(),
  min_price: Won.nullable(),
  max_price: Won.nullable(),
});
export const EventList = z.object({ events: z.array(EventRow) });

export const EventPage = z.object({
  event: EventRow.omit({ min_price: true, max_price: true }).extend({
    address: z.string().nullable(),
    description: z.string().nullable(),
    seat_layout_id: z.uuid().nullable(),
  }),
  ticketTypes: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      price: Won,
      total_quantity: Won,
      available_quantity: Won,
      description: z.string().nullable(),
    }),
  ),
});

export const Layouts = z.object({
  layouts: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        total_seats: z.int(),
        layout_config: z.object({
          sections: z.array(
            z.object({
              name: z.string(),
              rows: z.int(),
              seatsPerRow: z.int(),
              price: Won,
              startRow: z.int(),
            }),
          ),
        }),
      }),
    )
    .min(1),
});

export const SavedEvent = z.object({ message: z.string(), event: z.looseObject({ id: z.uuid() }) });

export const SeatPage = z.object({
  event: z.object({ title: z.string() }),
  layout: z.object({ sections: z.array(z.object({ name: z.string(), price: Won })) }),
  seats: z.array(
    z.object({
      id: z.uuid(),
      section: z.string(),
      row_number: z.int(),
      seat_number: z.int(),
      seat_label: z.string(),
      price: Won,
      status: z.enum(['available', 'locked', 'reserved']),
    }),
  ),
});

export const Made = z.object({ reservation: z.object({ id: z.uuid() }) });

export const PaymentPage = z.object({
  reservation: z.object({
    id: z.uuid(),
    reservation_number: z.string(),
    isExpired: z.boolean(),
    status: z.enum(['pending', 'confirmed', 'cancelled']),
    payment_status: z.enum(['pending', 'completed', 'failed', 'refunded']),
    payment_method: z.string().nullable(),
    expires_at: Instant.nullable(),
    event_title: z.string(),
    venue: z.string(),
    event_date: Instant,
    total_amount: Won,
    seats: z.array(z.object({ seatLabel: z.string(), price: Won })),
  }),
});

export const Processed = z.object({ success: z.literal(true) });

const Line = z.object({
  id: z.uuid(),
  reservation_number: z.string(),
  total_amount: Won,
  status: z.enum(['pending', 'confirmed', 'cancelled']),
  payment_status: z.enum(['pending', 'completed', 'failed', 'refunded']),
  created_at: Instant,
  event_title: z.string(),
  venue: z.string(),
  event_date: Instant,
  items: z.array(z.object({ ticketTypeName: z.string(), quantity: z.int(), unitPrice: Won, subtotal: Won })),
});
export const MyReservations = z.object({ reservations: z.array(Line) });
export const ReservationPage = z.object({
  reservation: Line.extend({ payment_method: z.string().nullable(), address: z.string().nullable() }),
});

export const Standing = z.object({
  queued: z.boolean(),
  position: z.int(),
  queueSize: z.int(),
  estimatedWait: z.int(),
  currentUsers: z.int(),
});

export const Stats = z.object({
  stats: z.object({
    totalEvents: z.int(),
    totalReservations: z.int(),
    totalRevenue: z.int(),
    todayReservations: z.int(),
  }),
  recentReservations: z.array(
    z.object({
      id: z.uuid(),
      reservation_number: z.string(),
      total_amount: Won,
      status: z.string(),
      created_at: Instant,
      user_name: z.string(),
      user_email: z.string(),
      event_title: z.string(),
    }),
  ),
});

export const AdminReservations = z.object({
  reservations: z.array(Line.omit({ items: true }).extend({ user_name: z.string(), user_email: z.string() })),
});

export const NewsItem = z.object({
  id: z.uuid(),
  title: z.string(),
  content: z.string(),
  author: z.string(),
  author_id: z.uuid().nullable(),
  views: z.int(),
  is_pinned: z.boolean(),
  created_at: Instant,
  createdAt: Instant,
});
export const NewsList = z.object({ news: z.array(NewsItem) });
export const NewsPage = z.object({ news: NewsItem });

export const Uploaded = z.object({ url: z.string(), key: z.string() });
export const Message = z.object({ message: z.string() });
