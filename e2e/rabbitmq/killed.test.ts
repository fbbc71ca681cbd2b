import { test } from 'vitest';
import { underLoad } from '../faults/load/load.ts';
import { parts } from '../system/parts.ts';

test('RabbitMQ is killed under load, and comes back: buyers go on, and every won is accounted for', () =>
  underLoad(async () => {
    await parts.kill('rabbitmq');
    await parts.start('rabbitmq');
  }));

test('RabbitMQ stops in order under load, and comes back: likewise', () =>
  underLoad(() => parts.without('rabbitmq', async () => {})));
