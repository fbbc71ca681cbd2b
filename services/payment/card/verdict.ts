import { secondsFromNow, type Work } from '../db/open-work.ts';
import type { Confirmation, OrderState } from '../gateway/gateway.ts';

/** How a card payment ended: the money is ours, or nothing was taken. */
export type Verdict =
  | { paid: true; gatewayKey: string }
  | {
      paid: false;
      code: string;
      /** The gateway never said no, it only knew nothing: look again later whether it charged after all. */
      lookAgain: boolean;
    };

export const UNAVAILABLE = 'GATEWAY_UNAVAILABLE';
const NEVER_ARRIVED = 'GATEWAY_KNOWS_NOTHING';

/** An approval older than this is refused by the gateway, so no charge can come later. */
const LOOK_AGAIN_SECONDS = 15 * 60;

/** What an answer means for the order; undefined while nobody can say, or people have to. */
export function verdictOf(
  answer: Confirmation | OrderState,
  { table }: Pick<Work, 'table'>,
): Verdict | undefined {
  switch (answer.outcome) {
    case 'approved':
      // A part that went back at the gateway is a refund of a payment, but points are credited whole or not at all.
      return table === 'payments' || answer.returned === 0
        ? { paid: true, gatewayKey: answer.gatewayKey }
        : undefined;
    case 'declined':
      return { paid: false, code: answer.code, lookAgain: false };
    case 'cancelled':
      return { paid: false, code: 'CANCELED', lookAgain: false };
    case 'unavailable':
      return { paid: false, code: UNAVAILABLE, lookAgain: false };
    case 'absent':
      return { paid: false, code: NEVER_ARRIVED, lookAgain: true };
    case 'differs':
    case 'unknown':
      return undefined;
    default:
      return answer satisfies never;
  }
}

/** When a payment that failed is looked at once more; null for never. */
export const nextLook = ({ lookAgain }: { lookAgain: boolean }) =>
  lookAgain ? secondsFromNow(LOOK_AGAIN_SECONDS) : null;
