import { until } from '../../story/client/until.ts';
import { outcomes } from './outcomes.ts';
import { aboutToPayMixed } from './scene.ts';

/**
 * Resolves when events are delivered as they come, between all who take part in a purchase. A sidecar that has seen
 * its app away reads on for some seconds, for nobody, and what it reads then comes minutes later; what is told
 * afterwards comes at once.
 */
export const eventsFlow = () =>
  until(
    'a purchase goes through',
    () => outcomes([buy()]),
    (ends) => ends.done === 1,
    90_000,
  );

async function buy(): Promise<void> {
  const { buyer, order } = await aboutToPayMixed();
  await buyer.pay(order);
}
