/** The gateway's whole repertoire: what the `paymentKey` ("token") of a confirm request brings about. */
export interface Behaviour {
  /** Shown to people on the start page. */
  about: string;
  money: 'charged' | 'untouched' | 'REJECT_CARD_COMPANY' | 'REJECT_CARD_PAYMENT';
  /** `sent` at once, `late`, `failed` with a 500, `held` open and then dropped, or `dropped` at once. */
  answer: 'sent' | 'late' | 'failed' | 'held' | 'dropped';
  /** How long `late` and `held` take; a token may say it itself: `slow-3`. */
  seconds: number;
}

const approve: Behaviour = {
  about: 'Charges the card. So does every token that is not in this table.',
  money: 'charged',
  answer: 'sent',
  seconds: 0,
};

/** All tokens by name. Each may carry a suffix (`decline-42`), so that callers can send unique ones. */
export const behaviours: ReadonlyMap<string, Behaviour> = new Map<string, Behaviour>([
  ['approve', approve],
  [
    'decline',
    { about: 'The card company refuses.', money: 'REJECT_CARD_COMPANY', answer: 'sent', seconds: 0 },
  ],
  [
    'insufficient',
    { about: 'Limit or balance is too low.', money: 'REJECT_CARD_PAYMENT', answer: 'sent', seconds: 0 },
  ],
  ['error', { about: 'Answers 500, nothing charged.', money: 'untouched', answer: 'failed', seconds: 0 }],
  [
    'slow',
    { about: 'Charges and answers late: slow-3 = 3 s.', money: 'charged', answer: 'late', seconds: 8 },
  ],
  [
    'timeout',
    {
      about: 'Charges, never answers; the connection is held, then dropped: timeout-5 = after 5 s.',
      money: 'charged',
      answer: 'held',
      seconds: 60,
    },
  ],
  [
    'drop',
    { about: 'Charges and drops the connection at once.', money: 'charged', answer: 'dropped', seconds: 0 },
  ],
  ['never', { about: 'Neither charges nor answers.', money: 'untouched', answer: 'held', seconds: 60 }],
]);

/** The behaviour a token asks for; with the seconds it names, if any. */
export function behaviourOf(token: string): Behaviour {
  const [name = '', suffix] = token.split('-', 2);
  const behaviour = behaviours.get(name) ?? approve;
  const namesSeconds = behaviour.seconds > 0 && suffix !== undefined && /^\d{1,3}(\.\d+)?$/.test(suffix);
  return namesSeconds ? { ...behaviour, seconds: Number(suffix) } : behaviour;
}
