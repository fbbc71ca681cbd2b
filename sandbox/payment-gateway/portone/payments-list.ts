import { z } from 'zod';
import type { Charge } from '../book/charge.ts';
import { Refused } from '../book/refused.ts';
import { portOnePayment } from './payment-object.ts';

const at = z.iso.datetime({ offset: true });
const listRequest = z.object({
  page: z
    .object({ number: z.int().min(0).default(0), size: z.int().min(1).max(1_000).default(10) })
    .prefault({}),
  filter: z
    .object({
      timestampType: z.enum(['CREATED_AT', 'STATUS_CHANGED_AT']).default('STATUS_CHANGED_AT'),
      from: at.optional(),
      until: at.optional(),
      status: z.array(z.string()).optional(),
    })
    .prefault({}),
});

/**
 * Payments by when they changed last, a page of them.
 * @see https://developers.portone.io/api/rest-v2/payment
 */
export function portOnePayments(charges: Charge[], body: unknown, storeId: string) {
  const { success, data } = listRequest.safeParse(body);
  if (!success) throw new Refused('bad request');
  const { filter, page } = data;
  const from = filter.from ? Date.parse(filter.from) : 0;
  const until = filter.until ? Date.parse(filter.until) : Date.now();
  const found = charges
    .filter(({ gateway }) => gateway === 'portone')
    .filter(({ requestedAt, changedAt }) => {
      const when = Date.parse(filter.timestampType === 'CREATED_AT' ? requestedAt : changedAt);
      return when >= from && when <= until;
    })
    .map((charge) => portOnePayment(charge, storeId))
    .filter(({ status }) => filter.status?.includes(status) ?? true);
  const items = found.slice(page.number * page.size, (page.number + 1) * page.size);
  return { items, page: { ...page, totalCount: found.length } };
}
