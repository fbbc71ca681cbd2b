import { silent } from '#shared/testing/database.ts';
import { createTestIssuer, newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { createApp } from '../app.ts';
import type { PublicTicketKey } from '../tickets/signing-keys.ts';
import { type Offer, openBoxOffice } from './box-office.ts';
import { type Held, holdSeat, holdStanding, payFor } from './purchases.ts';

type Asked = { as?: User; body?: unknown; headers?: Record<string, string> };

export type ShownTicket = {
  id: string;
  code: string;
  shortCode: string;
  label: string;
  usedAt: string | null;
};
/** What was told of a scan. */
type Told = { result: string; ticket: { id: string }; usedAt: string; usedAtDoor?: string };

/** What any route may answer, as far as tests look into it. */
type AnswerBody = {
  code: string;
  tickets: ShownTicket[];
  next: string | null;
  reservation_number: string;
  keys: PublicTicketKey[];
  events: { event: { id: string }; counts: { tickets: number } }[];
  results: Told[];
};

export type Theatre = Awaited<ReturnType<typeof openTheatre>>;

/** A box office with its own door: people buy, and show their tickets to who stands there. */
export async function openTheatre() {
  const office = await openBoxOffice();
  const issuer = await createTestIssuer();
  const idle = async () => {};
  const app = createApp(office, {
    version: 'test',
    log: silent,
    appApiToken: 'token-of-the-sidecar',
    health: { sidecar: idle },
    accounts: issuer.accounts,
    jobs: { expireHolds: idle, askRefundsAgain: idle, tellInventory: idle, sweepOffers: idle },
  });
  const staff = newUser('staff');

  async function call(method: string, path: string, { as, body, headers }: Asked = {}) {
    const response = await app.request(path, {
      method,
      headers: {
        ...(as && { authorization: `Bearer ${await issuer.sign(as)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: AnswerBody & Told = JSON.parse(await response.text());
    return { status: response.status, headers: response.headers, body: answer };
  }

  const bought = async (offer: Offer, held: Held) => ({ ...held, offer, paid: await payFor(office, held) });
  const ticketsOf = async ({ id, user }: Held) =>
    (await call('GET', `/api/reservations/${id}/tickets`, { as: user })).body.tickets;

  return {
    office,
    staff,
    call,
    /** What the staff are sent, as it is sent. */
    async read(path: string, headers: Record<string, string>) {
      const authorization = `Bearer ${await issuer.sign(staff)}`;
      const response = await app.request(path, { headers: { authorization, ...headers } });
      return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    ticketsOf,
    /** The only one, or the first. */
    async ticketOf(held: Held) {
      const [ticket] = await ticketsOf(held);
      if (!ticket) throw new Error('no ticket');
      return ticket;
    },
    buySeat: async (offer: Offer, place = 0) =>
      bought(offer, await holdSeat(office, offer, offer.seatIds[place])),
    buyStanding: async (offer: Offer, quantity = 1) =>
      bought(offer, await holdStanding(office, offer, quantity)),
    /** Shows a code at the door of an event; what else the phone says goes before what is said here. */
    async show(code: string, { event }: Offer, said: object = {}) {
      const scan = { code, eventId: event.id, nonce: crypto.randomUUID(), ...said };
      return (await call('POST', '/api/check-ins', { as: staff, body: scan })).body;
    },
    close: () => office.database.close(),
  };
}
