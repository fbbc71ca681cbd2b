import { createRoute, z } from '@hono/zod-openapi';
import { BOTH_SPELLINGS, inBothSpellings } from '#shared/http/both-spellings.ts';
import { administrator, answer, idempotencyKey, idParams, json, refusals } from '#shared/http/routes.ts';
import { RefundAnswer } from '../payments/payment-answers.route.ts';
import type { WantedItem } from './pick-items.ts';

const WantedSeat = inBothSpellings(z.strictObject({ seat_id: z.uuid() }));
const WantedTickets = inBothSpellings(
  z.strictObject({ ticket_type_id: z.uuid(), quantity: z.int().min(1).max(2_147_483_647) }),
);

/** Strict: a part whose `items` are misspelt must not be taken for the whole. */
const RefundBody = z
  .strictObject({
    items: z
      .array(z.union([WantedSeat, WantedTickets]))
      .min(1)
      .max(20)
      .optional()
      .openapi({
        description: 'Left out: all that is left of the payment',
      }),
    reason: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'For the record; its owner does not read it' }),
  })
  .openapi('RefundRequest');

export const refundRoute = createRoute({
  method: 'post',
  path: '/api/payments/{id}/refund',
  summary: 'Give a payment back, whole or by tickets, and cancel what it paid for (administrators)',
  description: [
    'Without `items` all that is left goes back, once; asked again, the answer is the payment with its refunds.',
    'With `items` the price of those tickets goes back, as it was when they were reserved; this needs an `Idempotency-Key`, by which a repeat is told from another part. A part that leaves nothing to pay for is the whole: the reservation is cancelled with it.',
    'Each part goes back to the card first, up to what the card paid, then as points.',
    'While the gateway has not taken a refund yet it shows as `PENDING`, a whole payment as SUCCESS until then, and it goes on by itself.',
    BOTH_SPELLINGS,
  ].join(' '),
  security: administrator,
  request: { headers: idempotencyKey, params: idParams('id'), body: json(RefundBody) },
  responses: {
    200: answer('Given back, or certainly on its way', RefundAnswer),
    ...refusals(
      'VALIDATION_ERROR',
      'INVALID_ID',
      'UNAUTHENTICATED',
      'FORBIDDEN',
      'NOT_FOUND',
      'PAYMENT_IN_PROGRESS',
      'ILLEGAL_TRANSITION',
      'IDEMPOTENCY_CONFLICT',
    ),
  },
});

/** What is asked for, in the words of the domain. */
export const refundOrder = ({ items, reason }: z.output<typeof RefundBody>) => ({
  wanted: items?.map(wantedItem) ?? null,
  note: reason ?? null,
});

const wantedItem = (item: z.output<typeof WantedSeat> | z.output<typeof WantedTickets>): WantedItem =>
  'seat_id' in item
    ? { seatId: item.seat_id }
    : { ticketTypeId: item.ticket_type_id, quantity: item.quantity };
