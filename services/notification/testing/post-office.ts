import { Writable } from 'node:stream';
import { pino } from 'pino';
import { deadLettersInState } from '#shared/dead-letters/in-state-store.ts';
import type { EventData, EventInput, EventType } from '#shared/events/contracts.ts';
import type { ReservationFacts } from '#shared/events/facts.ts';
import { AppError } from '#shared/http/errors.ts';
import { SIDECAR_TOKEN } from '#shared/testing/sidecar.ts';
import type { VerifyToken } from '#shared/tokens/verify.ts';
import { createApp } from '../app.ts';
import type { NotificationContext } from '../context.ts';
import type { Claims } from '../delivery/claims.ts';
import { createMailer } from '../mail/mailer.ts';
import { pushOver } from '../phone/push.ts';
import { smsOver } from '../phone/sms.ts';

export const ORIGIN = 'https://tiketi.example';

/** Claims as the state store keeps them: the first one has it, until it gives it back. */
export function localClaims() {
  const held = new Set<string>();
  return {
    held,
    async claim(key: string) {
      if (held.has(key)) return false;
      held.add(key);
      return true;
    },
    async release(key: string) {
      held.delete(key);
    },
  };
}

export type PostOffice = ReturnType<typeof openPostOffice>;

export type Options = Partial<Pick<NotificationContext, 'findAccount' | 'publish'>> & {
  /** Where bindings are invoked; nowhere unless a test has a sidecar. */
  sidecarUrl?: string;
  /** Checks tokens; nobody's is good unless a test has an issuer. */
  verify?: VerifyToken;
};

const nobody: VerifyToken = () => Promise.reject(new AppError('INVALID_TOKEN'));

/** A replica of the service as it runs, with what it has logged. */
export function openPostOffice(smtpPort: number, claims: Claims = localClaims(), options: Options = {}) {
  const logged: string[] = [];
  const output = new Writable({
    write(line, _, done) {
      logged.push(String(line));
      done();
    },
  });
  const log = pino({ level: 'trace' }, output);
  const email = createMailer({ host: '127.0.0.1', port: smtpPort, from: 'Tiketi <no-reply@tiketi.gg>' });
  const {
    findAccount = async () => undefined,
    publish = async () => {},
    sidecarUrl: url = 'http://127.0.0.1:1',
    verify = nobody,
  } = options;
  const outlets = { email, sms: smsOver({ url }), push: pushOver({ url }) };
  const app = createApp(
    { outlets, claims, findAccount, publish, originUrl: ORIGIN, log },
    {
      version: 'test',
      log,
      appApiToken: SIDECAR_TOKEN,
      health: { sidecar: async () => {} },
      accounts: { verify, refresh: async () => {} },
      deadLetters: deadLettersInState({ url }),
    },
  );
  return {
    app,
    logged: () => logged.join(''),
    /** Delivers an event as the sidecar does, and gives what the sidecar is told. */
    async deliver<T extends EventType>(type: T, data: EventInput<T>, id: string = crypto.randomUUID()) {
      const response = await app.request(`/events/${type}`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json', 'dapr-api-token': SIDECAR_TOKEN },
        body: JSON.stringify({ specversion: '1.0', id, type, data }),
      });
      const { status }: { status: string } = JSON.parse(await response.text());
      return status;
    },
  };
}

/** Somebody with an address that nobody else has. */
export const aBuyer = (name = '김티켓') => ({ name, email: `${crypto.randomUUID()}@example.com` });
type Buyer = ReturnType<typeof aBuyer>;

const seat = (label: string) => ({
  label,
  section: 'R',
  rowNumber: 1,
  seatNumber: 2,
  unitPrice: 110_000,
  quantity: 1,
  subtotal: 110_000,
  seatId: crypto.randomUUID(),
  ticketTypeId: null,
});

export const standing = (quantity: number) => ({
  label: '일반 스탠딩',
  section: null,
  rowNumber: null,
  seatNumber: null,
  unitPrice: 55_000,
  quantity,
  subtotal: 55_000 * quantity,
  seatId: null,
  ticketTypeId: crypto.randomUUID(),
});

/** One seat for 110,000 won, on a Sunday in winter at seven in the evening in Seoul. */
export const aReservation = (
  { name, email }: Buyer,
  changed: Partial<ReservationFacts> = {},
): ReservationFacts => ({
  id: crypto.randomUUID(),
  number: 'TK1795407398865ABCDE',
  version: 2,
  userId: crypto.randomUUID(),
  userName: name,
  userEmail: email,
  eventId: crypto.randomUUID(),
  eventTitle: '한밤의 재즈 클럽',
  venue: '대학로 작은극장',
  eventDate: '2026-12-13T10:00:00.000Z',
  totalAmount: 110_000,
  kind: 'seats',
  items: [seat('R-1-2')],
  expiresAt: null,
  ...changed,
});

export function aPayment(buyer: Buyer, changed: Partial<EventData<'payment.paid'>> = {}) {
  const reservation = aReservation(buyer);
  return {
    paymentId: crypto.randomUUID(),
    reservationId: reservation.id,
    userId: reservation.userId,
    amount: 110_000,
    method: 'MIXED' as const,
    channel: 'mixed',
    pointUsed: 10_000,
    cardAmount: 100_000,
    paidAt: '2026-11-30T15:30:00.000Z',
    buyer,
    reservation,
    ...changed,
  };
}

export function aRefund(buyer: Buyer, changed: Partial<EventData<'payment.refunded'>> = {}) {
  const { paidAt, method, channel, ...payment } = aPayment(buyer);
  const whole = { refundId: crypto.randomUUID(), items: [], left: 0 };
  const refundedAt = '2026-12-01T00:05:00.000Z';
  return { ...payment, ...whole, refundedAt, reason: 'cancelled' as const, ...changed };
}

export const aCharge = (buyer: Buyer) => ({
  chargeId: crypto.randomUUID(),
  userId: crypto.randomUUID(),
  amount: 30_000,
  balance: 1_045_000,
  chargedAt: '2026-12-01T03:00:00.000Z',
  buyer,
});

/** What reservation says of a change, around the reservation itself. */
export const aChange = (reservation: ReservationFacts) => ({ reservation, seats: [], stock: [] });
