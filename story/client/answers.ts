import { z } from 'zod';

/** What this client reads of the answers; they hold more. */
export const LoggedIn = z.object({
  token: z.string(),
  user: z.object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(['user', 'staff', 'admin']),
  }),
});

export const ChangedRole = z.object({ user: LoggedIn.shape.user });

export const EventList = z.object({
  events: z.array(z.object({ id: z.uuid(), title: z.string(), status: z.string() })),
});

export const EventDetail = z.object({
  event: z.object({
    id: z.uuid(),
    title: z.string(),
    status: z.string(),
    seat_layout_id: z.uuid().nullable(),
    poster_image_url: z.string().nullable(),
  }),
  ticketTypes: z.array(
    z.object({ id: z.uuid(), name: z.string(), price: z.int(), available_quantity: z.int() }),
  ),
});

export const Uploaded = z.object({ url: z.string(), key: z.string() });

export const QueueState = z.object({
  queued: z.boolean(),
  admitted: z.boolean(),
  position: z.int(),
  queueSize: z.int(),
  currentUsers: z.int(),
  threshold: z.int(),
  admittedUntil: z.string().nullable(),
  pass: z.string().nullish(),
  /** In line; null for who does not wait, and before the draw. */
  number: z.int().nullable(),
  ahead: z.int(),
  /** Seconds; null while nobody can say. */
  estimate: z.object({ low: z.int(), high: z.int() }).nullable(),
  slowed: z.boolean(),
  state: z.enum(['open', 'paused', 'draining', 'rejecting']),
  beforeDraw: z.boolean(),
  recovering: z.boolean(),
  ticket: z.string().nullable(),
});

export const Room = z.object({
  queueSize: z.int(),
  currentUsers: z.int(),
  threshold: z.int(),
  admitPerSecond: z.int(),
});

export const QueueProgress = z.object({
  queueSize: z.int(),
  marks: z.array(z.tuple([z.int(), z.int()])),
  recovering: z.boolean(),
  timestamp: z.string(),
});

export const SeatMap = z.object({
  event: z.object({ id: z.uuid(), title: z.string() }),
  seats: z.array(
    z.object({
      id: z.uuid(),
      seat_label: z.string(),
      price: z.int(),
      status: z.enum(['available', 'locked', 'reserved']),
    }),
  ),
});
export type Seat = z.output<typeof SeatMap>['seats'][number];

export const Held = z.object({
  reservation: z.object({
    id: z.uuid(),
    reservationNumber: z.string(),
    totalAmount: z.int(),
    expiresAt: z.string().nullable(),
  }),
});

export const Reservation = z.object({
  reservation: z.object({
    id: z.uuid(),
    reservation_number: z.string(),
    total_amount: z.int(),
    status: z.enum(['pending', 'confirmed', 'cancelled']),
    payment_status: z.enum(['pending', 'completed', 'failed', 'refunded']),
    payment_method: z.string().nullable(),
  }),
});

export const Charged = z.object({ balance: z.int(), charged: z.int() });

export const Points = z.object({
  balance: z.int(),
  histories: z.array(z.object({ type: z.string(), amount: z.int(), balance_after: z.int() })),
});

export const Paid = z.object({
  success: z.literal(true),
  payment: z.object({
    id: z.uuid(),
    amount: z.int(),
    point_used: z.int(),
    card_amount: z.int(),
    status: z.string(),
  }),
});

export const Message = z.object({ message: z.string() });
