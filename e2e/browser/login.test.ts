import { expect, test } from 'vitest';
import { newBuyer } from '../system/people.ts';
import { Visitor } from './visitor.ts';

test('a', async () => {
  const v = await Visitor.arrive(await newBuyer());
  await v.open('/');
  await v.page.getByRole('link', { name: '예매 내역' }).click();
  await v.page.getByRole('heading', { level: 1 }).waitFor();
  expect(1).toBe(1);
});
