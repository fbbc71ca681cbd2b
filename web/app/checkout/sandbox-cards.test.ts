import { expect, test, vi } from 'vitest';
import { behaviourOf, behaviours } from '../../../sandbox/payment-gateway/behaviours.ts';

vi.mock('../language/language.ts', () => ({ texts: <T>(both: T) => both }));
const { sandboxCards } = await import('./sandbox-cards.ts');

test('each card that the demo offers is one that the sandbox gateway knows', () => {
  for (const card of sandboxCards) expect(behaviours.has(card.split('-')[0] ?? '')).toBe(true);
  expect(behaviourOf('slow-5').seconds).toBe(5);
});
