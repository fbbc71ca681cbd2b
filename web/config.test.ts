import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('a service has one address or several, parted by commas', () => {
  const { services } = readConfig({ QUEUE_URL: 'http://a, http://b:3003' });
  expect(services.queue).toEqual(['http://a', 'http://b:3003']);
});

test.each(['https://queue', 'redis://queue:6379', 'queue:3003', 'http://a, https://b', 'http://a,', ''])(
  'services are spoken to in plain HTTP: %s is refused',
  (address) => {
    expect(() => readConfig({ QUEUE_URL: address })).toThrow(
      /QUEUE_URL\S*: must be an address that begins with http:\/\//,
    );
  },
);
