import { z } from 'zod';
import { type Books, sentences } from '../books.ts';

const Ended = z.object({ id: z.string(), payment_status: z.enum(['completed', 'refunded']) });
const Payment = z.object({ reservation_id: z.string(), status: z.string() });

/** What was cancelled reads refunded when its payment went back, and not before; refunds are what their payment says. */
export async function refunds(books: Books): Promise<string[]> {
  return [...(await read(books)), ...(await resolved(books))];
}

/** What a payment says it gives back is the sum of its refunds, and one that went back has nothing waiting. */
const resolved = (books: Books) =>
  sentences(
    books,
    'payment',
    `select format('payment %s (%s) gives back %s and %s points, its refunds %s and %s, %s of them waiting',
                   p.id, p.status, p.returned_card, p.returned_points,
                   coalesce(sum(r.card_amount), 0), coalesce(sum(r.point_amount), 0),
                   count(*) filter (where r.status = 'PENDING')) as sentence
     from payments p left join refunds r on r.payment_id = p.id
     group by p.id
     having p.returned_card <> coalesce(sum(r.card_amount), 0)
       or p.returned_points <> coalesce(sum(r.point_amount), 0)
       or (p.status = 'REFUNDED' and count(*) filter (where r.status = 'PENDING') > 0)`,
  );

async function read(books: Books): Promise<string[]> {
  const ended = await books.rows(
    'reservation',
    Ended,
    `select id, payment_status from reservations
     where status in ('cancelled', 'expired') and payment_status in ('completed', 'refunded') and total_amount > 0`,
  );
  const payments = await books.rows(
    'payment',
    Payment,
    `select reservation_id, status from payments where status <> 'FAILED'`,
  );
  const statuses = new Map(payments.map(({ reservation_id, status }) => [reservation_id, status]));
  return ended.flatMap(({ id, payment_status }) => {
    const status = statuses.get(id) ?? 'unknown';
    const agrees = payment_status === 'refunded' ? status === 'REFUNDED' : UNDER_WAY.includes(status);
    return agrees
      ? []
      : [`reservation ${id} is cancelled and reads ${payment_status}, its payment is ${status}`];
  });
}

/** Between the cancellation, the refund and the news of it; how long that may last `under-way.ts` shows. */
const UNDER_WAY = ['SUCCESS', 'REFUNDING', 'REFUNDED'];
