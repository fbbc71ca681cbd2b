import { z } from 'zod';
import { rows } from '../../system/databases.ts';
import type { Told } from './told.ts';

const Reservation = z.object({ id: z.string(), status: z.string() });
const Payment = z.object({ reservation_id: z.string(), status: z.string() });
const Charge = z.object({ key: z.string(), status: z.string() });

/** What buyers were told and what is not so, once all is settled: each as a sentence. */
export async function brokenPromises(told: Told[]): Promise<string[]> {
  const of = (act: Told['act']) => told.filter((one) => one.act === act).map((one) => one.of);
  const tickets = [...of('pay'), ...of('cancel')];
  const reservations = await rows(
    'reservation',
    Reservation,
    'select id, status from reservations where id = any($1)',
    [tickets],
  );
  const payments = await rows(
    'payment',
    Payment,
    `select reservation_id, status from payments where reservation_id = any($1) and status <> 'FAILED'`,
    [tickets],
  );
  const charges = await rows(
    'payment',
    Charge,
    `select k.key, c.status from point_charges c join idempotency_keys k on k.attempt_id::text = c.attempt_id
     where k.key = any($1) and c.status <> 'FAILED'`,
    [of('charge')],
  );
  const statusOf = new Map(reservations.map(({ id, status }) => [id, status]));
  const paymentOf = new Map(payments.map(({ reservation_id, status }) => [reservation_id, status]));
  const chargeOf = new Map(charges.map(({ key, status }) => [key, status]));

  return told.flatMap(({ act, of, answer, code }) => {
    const reservation = statusOf.get(of);
    const payment = paymentOf.get(of) ?? 'none';
    const broken = (what: string) => [`${act} ${of} was told ${answer} ${code}: ${what}`];
    const back = payment === 'REFUNDED';
    if (answer === 'uncertain') return [];
    switch (act) {
      case 'pay':
        if (answer === 'done')
          return back || (reservation === 'confirmed' && payment === 'SUCCESS')
            ? []
            : broken(`the reservation is ${reservation}, the payment ${payment}`);
        return back || payment === 'none' ? [] : broken(`the payment is ${payment}`);
      case 'cancel':
        // A cancellation that was refused may have been done before its answer was lost; the auditor looks at it.
        if (answer === 'failed') return [];
        return reservation === 'cancelled' && back
          ? []
          : broken(`the reservation is ${reservation}, the payment ${payment}`);
      case 'charge':
        return (answer === 'done') === (chargeOf.get(of) === 'SUCCESS')
          ? []
          : broken(`the charge is ${chargeOf.get(of) ?? 'none'}`);
      default:
        return act satisfies never;
    }
  });
}
