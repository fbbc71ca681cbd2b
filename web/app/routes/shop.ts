import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router';
import { requireRole, requireUser } from '../session/require-user.ts';
import { word } from './address-bar.ts';
import { root } from './root.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../home/home-page.tsx'), 'HomePage'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: lazyRouteComponent(() => import('../search/search-page.tsx'), 'SearchPage'),
  validateSearch: (from: { q?: string; status?: string } & SearchSchemaInput) => ({
    q: word(from.q),
    status: word(from.status),
  }),
});
const event = createRoute({
  getParentRoute: () => root,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('../event/event-page.tsx'), 'EventPage'),
});
const waitingRoom = createRoute({
  getParentRoute: () => root,
  path: '/events/$eventId/waiting-room',
  component: lazyRouteComponent(() => import('../waiting-room/waiting-room-page.tsx'), 'WaitingRoomPage'),
  beforeLoad: requireUser,
});
const seats = createRoute({
  getParentRoute: () => root,
  path: '/events/$eventId/seats',
  component: lazyRouteComponent(() => import('../seats/seats-page.tsx'), 'SeatsPage'),
  beforeLoad: requireUser,
});
const checkout = createRoute({
  getParentRoute: () => root,
  path: '/payment/$reservationId',
  component: lazyRouteComponent(() => import('../checkout/checkout-page.tsx'), 'CheckoutPage'),
  beforeLoad: requireUser,
});
const paid = createRoute({
  getParentRoute: () => root,
  path: '/payment/$reservationId/success',
  component: lazyRouteComponent(() => import('../checkout/paid-page.tsx'), 'PaidPage'),
  beforeLoad: requireUser,
});
const reservations = createRoute({
  getParentRoute: () => root,
  path: '/my-reservations',
  component: lazyRouteComponent(() => import('../reservations/reservations-page.tsx'), 'ReservationsPage'),
  beforeLoad: requireUser,
});
const reservation = createRoute({
  getParentRoute: () => root,
  path: '/reservations/$reservationId',
  component: lazyRouteComponent(() => import('../reservations/reservation-page.tsx'), 'ReservationPage'),
  beforeLoad: requireUser,
});
const tickets = createRoute({
  getParentRoute: () => root,
  path: '/reservations/$reservationId/tickets',
  component: lazyRouteComponent(() => import('../tickets/tickets-page.tsx'), 'TicketsPage'),
  beforeLoad: requireUser,
});
const points = createRoute({
  getParentRoute: () => root,
  path: '/points',
  component: lazyRouteComponent(() => import('../points/points-page.tsx'), 'PointsPage'),
  beforeLoad: requireUser,
});
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('../account/login-page.tsx'), 'LoginPage'),
  validateSearch: (from: { from?: string | undefined; reason?: 'expired' } & SearchSchemaInput) => ({
    from: word(from.from),
    reason: word(from.reason),
  }),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('../account/register-page.tsx'), 'RegisterPage'),
  validateSearch: (from: { from?: string | undefined } & SearchSchemaInput) => ({ from: word(from.from) }),
});
const google = createRoute({
  getParentRoute: () => root,
  path: '/auth/google/callback',
  component: lazyRouteComponent(() => import('../account/google-page.tsx'), 'GooglePage'),
  validateSearch: (from: { code?: string; state?: string; error?: string } & SearchSchemaInput) => ({
    code: word(from.code),
    state: word(from.state),
    error: word(from.error),
  }),
});
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('../account/profile-page.tsx'), 'ProfilePage'),
  beforeLoad: requireUser,
});
const news = createRoute({
  getParentRoute: () => root,
  path: '/news',
  component: lazyRouteComponent(() => import('../news/news-page.tsx'), 'NewsPage'),
});
const writeNews = createRoute({
  getParentRoute: () => root,
  path: '/news/new',
  component: lazyRouteComponent(() => import('../news/write-page.tsx'), 'WritePage'),
  beforeLoad: requireUser,
});
const article = createRoute({
  getParentRoute: () => root,
  path: '/news/$newsId',
  component: lazyRouteComponent(() => import('../news/article-page.tsx'), 'ArticlePage'),
});
const developers = createRoute({
  getParentRoute: () => root,
  path: '/developers',
  component: lazyRouteComponent(() => import('../developers/developers-page.tsx'), 'DevelopersPage'),
});
const doorEvents = createRoute({
  getParentRoute: () => root,
  path: '/door',
  component: lazyRouteComponent(() => import('../door/events-page.tsx'), 'DoorEventsPage'),
  beforeLoad: requireRole('staff', 'admin'),
});
const checkIn = createRoute({
  getParentRoute: () => root,
  path: '/door/$eventId',
  component: lazyRouteComponent(() => import('../door/check-in-page.tsx'), 'CheckInPage'),
  beforeLoad: requireRole('staff', 'admin'),
});

/** The addresses of buyers, and of the door. */
export const shop = [
  home,
  search,
  event,
  waitingRoom,
  seats,
  checkout,
  paid,
  reservations,
  reservation,
  tickets,
  points,
  login,
  register,
  google,
  profile,
  news,
  writeNews,
  article,
  developers,
  doorEvents,
  checkIn,
] as const;
