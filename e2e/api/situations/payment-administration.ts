import { z } from 'zod';
import { parts } from '../../system/parts.ts';
import { NOTHING } from '../calls.ts';
import { api, by, type People, type Situation } from './situation.ts';

/** What administrators do with money, and look at. */
export function administrationSituations(
  { admin, buyer }: Pick<People, 'admin' | 'buyer'>,
  payment: () => Promise<string>,
): Situation[] {
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const buyerId = async () => {
    const { body } = await api('GET', '/points/balance', by(buyer));
    return z.object({ user_id: z.uuid() }).parse(body).user_id;
  };
  const gift = { amount: 500, reason: '행사 보상' };
  const adjust = async (change: object = {}, headers = key()) =>
    api('POST', '/points/adjustments', by(admin, { user_id: await buyerId(), ...gift, ...change }, headers));
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date());

  return [
    ['points given by hand', 200, () => adjust()],
    ['points given for no reason', 400, () => adjust({ reason: ' ' })],
    ['more points taken by hand than there are', 402, () => adjust({ amount: -1_000_000 })],
    ['points given to nobody', 404, () => adjust({ user_id: NOTHING })],
    [
      'points given while the database is away',
      503,
      async () => {
        const body = { user_id: await buyerId(), ...gift };
        return parts.without('postgres', () => api('POST', '/points/adjustments', by(admin, body, key())));
      },
    ],
    [
      'other points by hand under the same key',
      422,
      async () => {
        const headers = key();
        await adjust({}, headers);
        return adjust({ amount: 501 }, headers);
      },
    ],
    ["somebody's points", 200, async () => api('GET', `/points/accounts/${await buyerId()}`, by(admin))],
    ['all payments', 200, () => api('GET', '/payments/all?totals=true&trouble=true', by(admin))],
    ['payments of no status', 400, () => api('GET', '/payments/all?status=paid', by(admin))],
    [
      'the history of a payment',
      200,
      async () => api('GET', `/payments/${await payment()}/history`, by(admin)),
    ],
    ['a day compared', 202, () => api('POST', '/payments/comparisons', by(admin, { day: today }))],
    ['a day that is none', 400, () => api('POST', '/payments/comparisons', by(admin, { day: '2026-02-30' }))],
    [
      'another day under the same key',
      422,
      async () => {
        const headers = key();
        await api('POST', '/payments/comparisons', by(admin, { day: today }, headers));
        return api('POST', '/payments/comparisons', by(admin, { day: '2026-11-01' }, headers));
      },
    ],
    ['comparisons', 200, () => api('GET', `/payments/comparisons?day=${today}`, by(admin))],
    ['what administrators did', 200, () => api('GET', '/admin/audit/payment?limit=5', by(admin))],
    ['acts on what is no id', 400, () => api('GET', '/admin/audit/payment?subjectId=x', by(admin))],
  ];
}
