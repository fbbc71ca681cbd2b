import type { z } from 'zod';
import { outcomeOf } from '../../crowd/client/outcomes.ts';
import { type Call, openClient } from '../../crowd/client/send.ts';
import type { Door } from '../../crowd/system/places.ts';
import { Charged, Held, Message, Paid, QueueState, SeatMap } from '../../story/client/answers.ts';
import type { Asked } from './hear.ts';
import type { Journey } from './journey.ts';
import type { Tally } from './tally.ts';

/** Everybody has a browser of their own; these connections are shared, and enough for all who ask at once. */
const CONNECTIONS = 1_000;

/** Told no: `code` is that of the refusal, or what became of the request. */
export class ToldNo extends Error {
  override name = 'ToldNo';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export type Shop = ReturnType<typeof openShop>;

/**
 * The requests that buyers send for one event; each throws `ToldNo`. Answers are timed by route, in ms,
 * and refusals counted by their codes.
 */
export function openShop(door: Door, eventId: string, refusals: Tally) {
  const client = openClient(CONNECTIONS);
  const times = new Map<string, number[]>();

  function refused(code: string): never {
    refusals.count(code);
    throw new ToldNo(code);
  }

  async function ask<Shape extends z.ZodType>(
    route: string,
    [method, url]: readonly ['GET' | 'POST', string],
    shape: Shape,
    call: Call = {},
  ): Promise<{ answer: z.output<Shape>; asked: Asked }> {
    const sentAt = Date.now();
    const startedAt = performance.now();
    const heard = await client.send(method, url, call).catch((fault) => refused(nameOf(fault)));
    const took = performance.now() - startedAt;
    const known = times.get(route);
    if (known) known.push(took);
    else times.set(route, [took]);
    if (heard.status >= 400) refused(outcomeOf(heard));
    return { answer: shape.parse(heard.body), asked: { sentAt, gotAt: Date.now() } };
  }

  const get = (url: string) => ['GET', url] as const;
  const post = (url: string) => ['POST', url] as const;
  const queue = (act: string) => `${door.queue}/api/queue/${act}/${eventId}`;
  const payments = `${door.payment}/api/payments`;

  return {
    times: times as ReadonlyMap<string, readonly number[]>,
    close: client.close,

    check: ({ by, ticket }: Journey) =>
      ask('check', post(queue('check')), QueueState, { by, ticket, body: {} }),
    status: ({ by, ticket }: Journey) => ask('status', get(queue('status')), QueueState, { by, ticket }),
    leave: ({ by }: Journey) => ask('leave', post(queue('leave')), Message, { by, body: {} }),

    async seats() {
      const map = get(`${door.reservation}/api/seats/events/${eventId}`);
      return (await ask('seat map', map, SeatMap)).answer.seats;
    },
    async hold({ by, pass }: Journey, seatId: string) {
      const call = { by, pass, body: { eventId, seatIds: [seatId] } };
      return (await ask('hold', post(`${door.reservation}/api/seats/reserve`), Held, call)).answer
        .reservation;
    },

    /** `card` is what the sandbox gateway knows a card by. */
    payByCard({ by }: Journey, reservationId: string, price: number, card: string) {
      const parts = { total_price: price, point_used: 0, card_amount: price, pg_token: card };
      return ask('pay', post(payments), Paid, { by, body: { reservation_id: reservationId, ...parts } });
    },
    payByPoints({ by }: Journey, reservationId: string, price: number) {
      const parts = { total_price: price, point_used: price, card_amount: 0 };
      return ask('pay', post(payments), Paid, { by, body: { reservation_id: reservationId, ...parts } });
    },
    chargePoints({ by }: Journey, amount: number) {
      const body = { amount, payment_method: 'CARD', pg_token: 'approve' };
      return ask('charge points', post(`${door.payment}/api/points/charge`), Charged, { by, body });
    },
  };
}

const nameOf = (fault: unknown) =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : 'no answer';
