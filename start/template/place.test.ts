import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectDir } from '../places.ts';
import { ownRabbitMq } from '../rabbitmq/broker.ts';
import { neededPorts } from './infrastructure.ts';
import { readRunTemplate } from './run-template.ts';

const on = (components?: string) => readRunTemplate(undefined, 0, components);

describe('the folder of components', () => {
  test('is the one that dev.yaml names, unless another is chosen', () => {
    expect(on().place).toEqual({ name: 'local', folder: join(projectDir, 'components/local') });
    expect(on('kafka').place).toEqual({ name: 'kafka', folder: join(projectDir, 'components/kafka') });
  });

  test('takes the place of that one alone', () => {
    const [chosen, own] = [on('rabbitmq'), on()].map(({ common }) => common.resourcesPaths);
    expect(chosen).toEqual(own?.map((path) => path.replace(/local$/, 'rabbitmq')));
  });

  test.each(['nowhere', 'jobs', '../dapr', 'checks'])(
    'is never %s, and it is said that it is not',
    (name) => {
      expect(() => on(name)).toThrow(`COMPONENTS names ${name}`);
    },
  );
});

describe('RabbitMQ', () => {
  test('is started with its folder, on three ports, and not without', () => {
    expect(ownRabbitMq(on('rabbitmq'))).toEqual({ amqp: 5682, node: 5683, names: 5684 });
    expect(ownRabbitMq(on())).toBeUndefined();
    const ports = neededPorts(on('rabbitmq'), false).filter(({ part }) => part === 'rabbitmq');
    expect(ports.map(({ port }) => port)).toEqual([5682, 5683, 5684]);
  });

  test('is somebody else’s when it is elsewhere', () => {
    const template = on('rabbitmq');
    template.common.env.RABBITMQ_ADDRESS = 'rabbit.example.com:5671';
    expect(ownRabbitMq(template)).toBeUndefined();
  });
});
