import { expect, test } from 'vitest';
import { routeOf, routes } from '../../web/routes.ts';
import { caddyBy } from './testing/caddyfile.ts';
import { gatewayBy, rulesIn } from './testing/gateway.ts';
import { ingressBy } from './testing/ingress.ts';

const here = (path: string) => new URL(path, import.meta.url);
const throughWeb = rulesIn(here('gateway/'));
const routed = rulesIn(here('gateway/'), here('gateway/routed/'));
const gateway = gatewayBy(routed);
const ingress = ingressBy(here('ingress/routed/'));
const caddy = caddyBy(here('../../web/Caddyfile'));

/** Each address of the table, below it, and what only looks like it. */
const addresses = routes.flatMap(({ path: pattern }) => {
  const path = pattern.replace(':id', '0199b1a2-0000-7000-8000-000000000001');
  return [
    path,
    `${path}/`,
    `${path}/some/thing`,
    `${path}?page=2`,
    `${path}x`,
    `${path}x/y`,
    path.slice(0, -1),
  ];
});
const others = [
  '/',
  '/index.html',
  '/events/1',
  '/api',
  '/api/',
  '/api/unknown',
  '/api/admin',
  '/api/api/events',
  '/apis',
];
const closed = [
  '/internal/stock',
  '/metrics',
  '/health',
  '/health/all',
  '/jobs/expire-holds',
  '/openapi.json',
  '/api-docs',
];

/** What the table says: nobody's is web's, which answers itself. */
function expected(address: string) {
  const route = routeOf(address);
  const [path = ''] = address.split('?');
  if (!route) return { service: 'web', path };
  return {
    service: route.service,
    path: route.as === undefined ? path : route.as + path.slice(route.path.length),
  };
}

test.each([...new Set([...addresses, ...others, ...closed])])(
  '%s leads to the same everywhere',
  (address) => {
    const { service, path } = expected(address);
    expect(gateway({ address })).toMatchObject({ service, path });
    expect(ingress({ address })).toMatchObject({ service, path });
    const onward = caddy({ address });
    if (service === 'web') expect(onward).toBeUndefined();
    else expect(onward).toMatchObject({ service, path });
  },
);

test('who leads to a service gives it the same time', () => {
  const served = addresses.filter((address) => routeOf(address) !== undefined);
  for (const address of served) {
    const seconds = caddy({ address })?.seconds;
    expect(seconds, address).toBe(limitOf(address));
    expect(gateway({ address })?.seconds, address).toBe(seconds);
    expect(ingress({ address })?.seconds, address).toBe(seconds);
  }
});

function limitOf(address: string): number {
  const route = routeOf(address);
  if (route?.webSocket) return 0;
  return route?.service === 'payment' && !route.as ? 20 : 6;
}

test('through the web server goes all, and it has the last word on time', () => {
  const gatewayAlone = gatewayBy(throughWeb);
  const ingressAlone = ingressBy(here('ingress/'));
  for (const address of [...addresses, ...others]) {
    const limit = routeOf(address)?.webSocket ? 0 : 30;
    expect(gatewayAlone({ address }), address).toMatchObject({ service: 'web', seconds: limit });
    expect(ingressAlone({ address }), address).toMatchObject({ service: 'web', seconds: limit });
  }
});

test('what another site made a browser send is led to the web server, which refuses it', () => {
  const served = addresses.filter((address) => routeOf(address) && !address.startsWith('/api-docs'));
  for (const address of served)
    for (const site of ['cross-site', 'same-site'])
      expect(gateway({ address, headers: { 'sec-fetch-site': site } }), address).toMatchObject({
        service: 'web',
      });
  for (const site of ['same-origin', 'none'])
    expect(gateway({ address: '/api/events', headers: { 'sec-fetch-site': site } })).toMatchObject({
      service: 'event',
    });
});

test('a client that polls its socket goes by the web server, which finds the same process again', () => {
  expect(gateway({ address: '/socket.io/?EIO=4&transport=polling' })).toMatchObject({
    service: 'web',
    seconds: 0,
  });
  expect(gateway({ address: '/socket.io/?EIO=4&transport=websocket' })).toMatchObject({ service: 'queue' });
  expect(caddy({ address: '/socket.io/?EIO=4&transport=polling' })).toMatchObject({ service: 'queue' });
});

test('what only sidecars may say is taken away before a service hears it', () => {
  const toServices = routed.filter(({ backendRefs }) => backendRefs[0].name !== 'web');
  expect(toServices.length).toBeGreaterThan(6);
  for (const { filters } of toServices)
    expect(filters).toContainEqual({
      type: 'RequestHeaderModifier',
      requestHeaderModifier: {
        remove: expect.arrayContaining(['dapr-api-token', 'dapr-app-id', 'dapr-caller-app-id']),
      },
    });
});
