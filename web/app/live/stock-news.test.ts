import { expect, test } from 'vitest';
import { readStockNews } from './stock-news.ts';

test('a message of another shape is none', () => {
  const message = { ticketTypeId: 'standing', availableQuantity: 2, totalQuantity: 100, version: 1 };
  expect(readStockNews({ ...message, timestamp: 'x' })).toEqual(message);
  for (const payload of [undefined, null, 'text', {}, { ...message, version: '1' }])
    expect(readStockNews(payload)).toBeUndefined();
});
