import { silent } from '#shared/testing/database.ts';
import { createTestIssuer } from '#shared/testing/tokens.ts';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import type { User } from '#shared/tokens/claims.ts';
import { type Admission, createAdmissionCheck } from '../admission/require-admission.ts';
import { readWhenAway } from '../admission/room-policy.ts';
import { createApp } from '../app.ts';
import { holdSeats } from '../holds/hold-seats.ts';
import { type Offer, openBoxOffice } from './box-office.ts';

const SIDECAR_TOKEN = 'token-of-the-sidecar';
const SECRET = 'a-secret-that-has-32-characters-at-least';

export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const NOT_IN: Admission = { admitted: false, until: null, visit: null };

export type Door = Awaited<ReturnType<typeof openDoor>>;

/** A box office that lets in who has a pass; a list of who is in stands for the waiting room behind it. */
export async function openDoor() {
  const plain = await openBoxOffice();
  const issuer = await createTestIssuer();
  const { issuePass, verifyPass } = admissionPasses(SECRET);
  const inside = new Map<string, Admission>();
  const asked: { userId: string; endedUpTo: number }[] = [];
  const queue = { answers: true };
  const requireAdmission = createAdmissionCheck({
    verifyPass,
    askQueue: async ({ eventId, userId, endedUpTo }) => {
      asked.push({ userId, endedUpTo });
      if (!queue.answers) throw new Error('away');
      return inside.get(`${eventId}:${userId}`) ?? NOT_IN;
    },
    whenAway: readWhenAway(plain.db),
    log: silent,
  });
  const office = { ...plain, requireAdmission };
  const idle = async () => {};
  const app = createApp(office, {
    version: 'test',
    log: silent,
    appApiToken: SIDECAR_TOKEN,
    health: { sidecar: idle },
    accounts: issuer.accounts,
    jobs: { expireHolds: idle, askRefundsAgain: idle, tellInventory: idle, sweepOffers: idle },
  });

  return {
    office,
    app,
    signIn: issuer.sign,
    queue,
    /** How often the waiting room was asked about this user. */
    timesAsked: ({ userId }: User) => asked.filter((one) => one.userId === userId).length,
    /** Up to which number their visits were said to be over, at each of these times. */
    saidToBeOver: ({ userId }: User) =>
      asked.flatMap((one) => (one.userId === userId ? [one.endedUpTo] : [])),
    /** The waiting room has this user in, on this visit. */
    letIn: ({ event }: Offer, { userId }: User, visit: number, until = inSeconds(60)) =>
      void inside.set(`${event.id}:${userId}`, { admitted: true, until: until.toISOString(), visit }),
    passFor: ({ event }: Offer, { userId }: User, visit: number, endsAt = inSeconds(60)) =>
      issuePass({ eventId: event.id, userId }, endsAt, visit),
    hold: ({ event, seatIds }: Offer, user: User, pass?: string, seat = 0) =>
      holdSeats(office, user, { eventId: event.id, seatIds: [seatIds[seat] ?? ''], pass }),
    /** The broker delivers an event, under this id. */
    async deliver(type: string, data: object, id: string = crypto.randomUUID()): Promise<string> {
      const response = await app.request(`/events/${type}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'dapr-api-token': SIDECAR_TOKEN },
        body: JSON.stringify({ id, data }),
      });
      return JSON.parse(await response.text()).status;
    },
    close: () => office.database.close(),
  };
}
