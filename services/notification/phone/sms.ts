import type { Sidecar } from '#shared/dapr/sidecar.ts';
import type { Outlet } from '../delivery/outlet.ts';
import { renderText } from '../templates/render-text.ts';
import { invokeBinding } from './invoke-binding.ts';

const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;
/** As people in Korea write their numbers: with the leading zero. */
const DOMESTIC = /^0\d{8,10}$/;

/** Text messages by the binding `sms`. The number stands where Twilio wants it, and in a header for plain HTTP. */
export const smsOver = (sidecar: Pick<Sidecar, 'url'>): Outlet => ({
  readAddress: readPhone,
  mask: (number) => `***${number.slice(-2)}`,
  send: ({ address }, draft) =>
    invokeBinding(sidecar, 'sms', {
      data: renderText(draft),
      metadata: { toNumber: address, To: address },
    }),
});

/** A phone number in E.164; undefined when it is none. */
export function readPhone(given: string): string | undefined {
  const number = given.replace(/[\s()-]/g, '');
  if (INTERNATIONAL.test(number)) return number;
  return DOMESTIC.test(number) ? `+82${number.slice(1)}` : undefined;
}
