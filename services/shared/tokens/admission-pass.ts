import { jwtVerify, SignJWT } from 'jose';

const ISSUER = 'tiketi-queue';
const ALGORITHM = 'HS256';

/** Whom a pass lets in, and where. */
export type PassHolder = { eventId: string; userId: string };

export type PassedVisit = {
  /** The number of a visit: whole, above 0, below 2^53; a later visit to the event's room has a higher one. */
  visit: number;
  /** When the pass runs out; to the second. */
  endsAt: Date;
};

export type AdmissionPasses = {
  /** Signs a pass for one visit that ends when the slot in the room does. */
  issuePass: (holder: PassHolder, endsAt: Date, visit: number) => Promise<string>;
  /** The visit of an unspoiled pass of this very user for this very event that has not run out, else undefined. */
  verifyPass: (pass: string, holder: PassHolder) => Promise<PassedVisit | undefined>;
};

/** The cookie in which browsers carry the pass of an event. */
export const passCookie = (eventId: string) => `admission_${eventId}`;

/** The header in which other clients carry it. */
export const PASS_HEADER = 'x-admission-pass';

/** Passes of the waiting room: queue issues them, reservation verifies them without asking queue. */
export function admissionPasses(secret: string): AdmissionPasses {
  const key = new TextEncoder().encode(secret);
  return {
    issuePass: ({ eventId, userId }, endsAt, visit) =>
      new SignJWT({ visit })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setSubject(userId)
        .setAudience(eventId)
        .setExpirationTime(endsAt)
        .sign(key),
    verifyPass: (pass, { eventId, userId }) =>
      jwtVerify(pass, key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        subject: userId,
        audience: eventId,
        requiredClaims: ['exp'],
      }).then(
        ({ payload: { visit, exp = 0 } }) =>
          isVisit(visit) ? { visit, endsAt: new Date(exp * 1_000) } : undefined,
        () => undefined,
      ),
  };
}

const isVisit = (claim: unknown): claim is number =>
  typeof claim === 'number' && Number.isSafeInteger(claim) && claim > 0;
