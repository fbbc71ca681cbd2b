import { z } from 'zod';
import { type Books, sentences } from '../books.ts';
import { PAYMENTS } from '../payments.ts';

const Sale = z.object({ id: z.string(), payment_id: z.string().nullable(), amount: z.number() });
const Payment = z.object({
  id: z.string(),
  reservation_id: z.string(),
  keeps: z.number(),
  is_open: z.boolean(),
});

const KEPT = `
  with payments as (${PAYMENTS})
  select id, reservation_id, is_open, card_taken - card_returned + points_used - points_returned as keeps
  from payments where status <> 'FAILED' and amount > 0`;

/** Exactly the confirmed reservations have a payment, one, and what is kept of it is what they are worth. */
export async function tickets(books: Books): Promise<string[]> {
  const payments = await books.rows('payment', Payment, KEPT);
  const sold = await books.rows(
    'reservation',
    Sale,
    `select id, payment_id, total_amount as amount from reservations where status = 'confirmed' and total_amount > 0`,
  );
  const kept = payments.filter(({ keeps }) => keeps > 0);
  const paid = Map.groupBy(kept, ({ reservation_id }) => reservation_id);
  const given = new Set(sold.map(({ id }) => id));
  return [
    ...[...paid].filter(([, of]) => of.length > 1).map(([id]) => `reservation ${id} was paid more than once`),
    ...sold
      .filter(({ id }) => !paid.has(id))
      .map(({ id, amount }) => `reservation ${id} is confirmed, and ${amount} for it is nowhere`),
    ...sold.flatMap(({ id, amount, payment_id }) =>
      (paid.get(id) ?? [])
        .filter((payment) => payment.keeps !== amount || payment.id !== payment_id)
        .map(
          (payment) =>
            `reservation ${id} of ${amount} is paid by ${payment_id}, kept is ${payment.keeps} of ${payment.id}`,
        ),
    ),
    ...kept
      .filter((payment) => !payment.is_open && !given.has(payment.reservation_id))
      .map(({ id, keeps }) => `payment ${id} keeps ${keeps} for no ticket`),
    ...(await sums(books)),
  ];
}

/** A reservation costs what its tickets cost. */
const sums = (books: Books) =>
  sentences(
    books,
    'reservation',
    `select format('reservation %s of %s has tickets of %s', r.id, r.total_amount, coalesce(sum(i.subtotal), 0)) as sentence
     from reservations r left join reservation_items i on i.reservation_id = r.id
     where r.status = 'confirmed'
     group by r.id having r.total_amount <> coalesce(sum(i.subtotal), 0)`,
  );
