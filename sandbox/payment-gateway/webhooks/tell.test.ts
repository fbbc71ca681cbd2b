import { expect, test } from 'vitest';
import { type Charge, charged, opened, returned } from '../book/charge.ts';
import { createTell } from './tell.ts';

const chargeBy = (token: string): Charge =>
  charged(opened({ gateway: 'toss', orderId: `order-of-${token}`, orderName: 'x', token, amount: 1_000 }));

/** Tells of a charge and of its refund; what was sent by the time each was answered, and in the end. */
async function toldBy(token: string) {
  const sent: string[] = [];
  const tell = createTell(async ({ returns }, how) => {
    await new Promise(setImmediate);
    sent.push(how ?? (returns.length > 0 ? 'returned' : 'charged'));
  });
  const charge = chargeBy(token);
  await tell(charge);
  const beforeTheAnswer = [...sent];
  const settled = () => expect.poll(() => sent.length);
  return { tell, charge, sent, beforeTheAnswer, settled };
}

test('the shop is told once, and the answer does not wait for it', async () => {
  const { sent, beforeTheAnswer, settled } = await toldBy('approve');
  expect(beforeTheAnswer).toEqual([]);
  await settled().toBe(1);
  expect(sent).toEqual(['charged']);
});

test('early: before the answer', async () => {
  expect((await toldBy('early')).beforeTheAnswer).toEqual(['charged']);
});

test('often: ten times', async () => {
  const { sent, settled } = await toldBy('often');
  await settled().toBe(10);
  expect(new Set(sent)).toEqual(new Set(['charged']));
});

test('disorder: of the charge after the refund', async () => {
  const { tell, charge, sent, settled } = await toldBy('disorder');
  await tell(returned(charge, 'test'));
  await settled().toBe(2);
  expect(sent).toEqual(['returned', 'charged']);
});

test('forged: as somebody else', async () => {
  const { sent, settled } = await toldBy('forged');
  await settled().toBe(1);
  expect(sent).toEqual(['forged']);
});
