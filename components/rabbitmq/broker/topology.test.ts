import { expect, test } from 'vitest';
import { topology } from './topology.ts';

// `npx vitest run --project domain components/rabbitmq -u` writes it anew.
test('definitions.json is what dapr/subscriptions need of the broker', async () => {
  await expect(`${JSON.stringify(topology(), null, 2)}\n`).toMatchFileSnapshot('definitions.json');
});
