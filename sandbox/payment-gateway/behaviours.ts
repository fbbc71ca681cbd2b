import type { CardRefusal } from './book/charge.ts';

/** The gateway's whole repertoire: what the token of a confirm request brings about, in either protocol. */
export interface Behaviour {
  /** Shown to people on the start page. */
  about: string;
  money: 'charged' | 'untouched' | CardRefusal;
  /**
   * `sent` at once, `late`, `failed` with a 500, `held` open and then dropped, `dropped` at once, or sent
   * `twice`: a second answer nobody asked for follows on the same connection.
   */
  answer: 'sent' | 'late' | 'failed' | 'held' | 'dropped' | 'twice';
  /** How long `late` and `held` take; a token may say it itself: `slow-3`. */
  seconds: number;
  /** When and how the shop is told, where it is told at all. */
  webhook: 'once' | 'before the answer' | 'ten times' | 'after the refund' | 'forged';
  /** What becomes of the first refunds; a token may say how many: `norefund-3`. */
  refunds?: { how: 'refused' | 'unheard'; times: number };
}

const approve: Behaviour = {
  about: 'Charges the card. So does every token that is not in this table.',
  money: 'charged',
  answer: 'sent',
  seconds: 0,
  webhook: 'once',
};

const odd = (about: string, what: Partial<Behaviour>): Behaviour => ({ ...approve, about, ...what });

/** All tokens by name. Each may carry a suffix (`decline-42`), so that callers can send unique ones. */
export const behaviours: ReadonlyMap<string, Behaviour> = new Map<string, Behaviour>([
  ['approve', approve],
  ['decline', odd('The card company refuses.', { money: 'card refused' })],
  ['insufficient', odd('Limit or balance is too low.', { money: 'limit exceeded' })],
  ['error', odd('Answers 500, nothing charged.', { money: 'untouched', answer: 'failed' })],
  ['slow', odd('Charges and answers late: slow-3 = 3 s.', { answer: 'late', seconds: 8 })],
  [
    'timeout',
    odd('Charges, never answers; the connection is held, then dropped: timeout-5 = after 5 s.', {
      answer: 'held',
      seconds: 60,
    }),
  ],
  ['drop', odd('Charges and drops the connection at once.', { answer: 'dropped' })],
  ['never', odd('Neither charges nor answers.', { money: 'untouched', answer: 'held', seconds: 60 })],
  ['twice', odd('Charges, and a second answer follows that nobody asked for.', { answer: 'twice' })],
  ['early', odd('Charges; the webhook comes before the answer.', { webhook: 'before the answer' })],
  ['often', odd('Charges; the webhook comes ten times, five of them at once.', { webhook: 'ten times' })],
  [
    'disorder',
    odd('Charges; the webhook of the charge comes after that of its refund.', {
      webhook: 'after the refund',
    }),
  ],
  ['forged', odd('Charges; the webhook is signed by somebody else.', { webhook: 'forged' })],
  [
    'norefund',
    odd('Charges; the first refund is refused: norefund-3 = the first three.', {
      refunds: { how: 'refused', times: 1 },
    }),
  ],
  [
    'deafrefund',
    odd('Charges; the refund is done, but its answer is lost: deafrefund-2 = also that to the next try.', {
      refunds: { how: 'unheard', times: 1 },
    }),
  ],
]);

/** The behaviour a token asks for; with the seconds or the number of refunds it names, if any. */
export function behaviourOf(token: string): Behaviour {
  const [name = '', suffix] = token.split('-', 2);
  const behaviour = behaviours.get(name) ?? approve;
  if (suffix === undefined || !/^\d{1,3}(\.\d+)?$/.test(suffix)) return behaviour;
  const number = Number(suffix);
  const { seconds, refunds } = behaviour;
  return {
    ...behaviour,
    seconds: seconds > 0 ? number : seconds,
    ...(refunds && { refunds: { ...refunds, times: Math.floor(number) } }),
  };
}
