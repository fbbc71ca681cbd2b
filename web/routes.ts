import type { Service } from './config.ts';

/** Where the origin sends what begins with `path`. */
export interface Route {
  /** Whole segments; `:id` stands for any one of them. */
  path: string;
  service: Service;
  /** What the service knows the path as, where that differs. */
  as?: string;
  webSocket?: true;
}

const table: Route[] = [
  { path: '/api/auth', service: 'auth' },
  { path: '/api/admin/audit/auth', service: 'auth' },

  { path: '/api/events', service: 'event' },
  { path: '/api/news', service: 'event' },
  { path: '/api/image', service: 'event' },
  { path: '/images', service: 'event' },
  { path: '/api/seats/layouts', service: 'event' },
  { path: '/api/admin/events', service: 'event' },
  { path: '/api/admin/seat-layouts', service: 'event' },
  { path: '/api/admin/audit/event', service: 'event' },

  { path: '/api/queue', service: 'queue' },
  // The front end's waiting room asks with the prefix twice.
  { path: '/api/api/queue', service: 'queue', as: '/api/queue' },
  { path: '/socket.io', service: 'queue', webSocket: true },

  { path: '/api/seats', service: 'reservation' },
  { path: '/api/tickets', service: 'reservation' },
  { path: '/api/reservations', service: 'reservation' },
  { path: '/api/check-ins', service: 'reservation' },
  { path: '/api/admin/tickets', service: 'reservation' },
  { path: '/api/admin/reservations', service: 'reservation' },
  { path: '/api/admin/dashboard', service: 'reservation' },
  { path: '/api/admin/audit/reservation', service: 'reservation' },
  { path: '/api/admin/events/:id/tickets', service: 'reservation' },
  { path: '/api/admin/events/:id/seats', service: 'reservation' },
  { path: '/api/admin/events/:id/generate-seats', service: 'reservation' },

  { path: '/api/payments', service: 'payment' },
  { path: '/api/points', service: 'payment' },
  { path: '/api/admin/audit/payment', service: 'payment' },

  { path: '/api/notifications', service: 'notification' },

  { path: '/api-docs/auth', service: 'auth', as: '/api-docs' },
  { path: '/api-docs/event', service: 'event', as: '/api-docs' },
  { path: '/api-docs/queue', service: 'queue', as: '/api-docs' },
  { path: '/api-docs/reservation', service: 'reservation', as: '/api-docs' },
  { path: '/api-docs/payment', service: 'payment', as: '/api-docs' },
  { path: '/api-docs/notification', service: 'notification', as: '/api-docs' },
];

/** All routes, longest path first, so that the first that matches is the right one. */
export const routes: readonly Route[] = table.toSorted((a, b) => b.path.length - a.path.length);

/** Areas that are no pages either: unknown parts of the API, what only sidecars and probes may ask, Vite's own tools. */
const closed: readonly string[] = [
  '/api',
  '/api-docs',
  '/openapi.json',
  '/internal',
  '/jobs',
  '/dapr',
  '/metrics',
  '/health',
  '/.well-known',
  '/__open-in-editor',
];

/** The pattern, as regular expression source, of all addresses that begin with `path`. */
export function patternOf(path: string): string {
  return `^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/?]+')}(?=[/?]|$)`;
}

const matchers = routes.map((route) => ({ route, pattern: new RegExp(patternOf(route.path)) }));
/** Beside the closed areas what only a server for developers has, and scanners ask for: no page is there. */
const closedPatterns = [...closed.map((path) => new RegExp(patternOf(path))), /^\/@/, /^[^?]*\.ts(\?|$)/];

/** The route of an address, if any service has it. */
export function routeOf(address: string): Route | undefined {
  return matchers.find(({ pattern }) => pattern.test(address))?.route;
}

/** Whether an address that no service has is refused instead of answered with the page. */
export function isClosed(address: string): boolean {
  const decoded = decodeURI(address.split('?')[0] ?? '');
  return closedPatterns.some((pattern) => pattern.test(decoded));
}
