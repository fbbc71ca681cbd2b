import { expect, test } from 'vitest';
import { behaviourOf, behaviours } from '../../../sandbox/payment-gateway/behaviours.ts';
import { sandboxCards } from './sandbox-cards.ts';

test('each card that the demo offers is one that the sandbox gateway knows', () => {
  for (const card of sandboxCards) expect(behaviours.has(card.split('-')[0] ?? '')).toBe(true);
  expect(behaviourOf('slow-5').seconds).toBe(5);
});
