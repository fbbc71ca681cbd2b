import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type SearchSchemaInput,
} from '@tanstack/react-router';
import { Loading } from './design/spinner.tsx';
import { FaultPage, MissingPage } from './layout/fault-page.tsx';
import { ShopFrame } from './layout/shop-frame.tsx';
import { requireRole, requireUser } from './session/require-user.ts';

/** Every address of the shop. Each page is a file of its own that the browser fetches when it is near. */
const root = createRootRoute({ component: ShopFrame, notFoundComponent: MissingPage });

/** The address bar holds plain words, as forms and Google write them; a word that looks like a number is none. */
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>) => {
  const said = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)]],
  );
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
};

/** A word of the address bar, if it is one. */
const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

type PaymentFilter = 'view' | 'status' | 'method' | 'gateway' | 'from' | 'to' | 'user' | 'reservation';
type AuditFilter = 'of' | 'action' | 'actor' | 'subject';

/** A whole number of the address bar, as it is there. */
const count = (value: unknown) =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined;

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: lazyRouteComponent(() => import('./search/search-page.tsx'), 'SearchPage'),
  validateSearch: (from: { q?: string; status?: string } & SearchSchemaInput) => ({
    q: word(from.q),
    status: word(from.status),
  }),
});
const event = createRoute({
  getParentRoute: () => root,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('./event/event-page.tsx'), 'EventPage'),
});
const waitingRoom = createRoute({
  getParentRoute: () => root,
  path: '/events/$eventId/waiting-room',
  component: lazyRouteComponent(() => import('./waiting-room/waiting-room-page.tsx'), 'WaitingRoomPage'),
  beforeLoad: requireUser,
});
const seats = createRoute({
  getParentRoute: () => root,
  path: '/events/$eventId/seats',
  component: lazyRouteComponent(() => import('./seats/seats-page.tsx'), 'SeatsPage'),
  beforeLoad: requireUser,
});
const checkout = createRoute({
  getParentRoute: () => root,
  path: '/payment/$reservationId',
  component: lazyRouteComponent(() => import('./checkout/checkout-page.tsx'), 'CheckoutPage'),
  beforeLoad: requireUser,
});
const paid = createRoute({
  getParentRoute: () => root,
  path: '/payment/$reservationId/success',
  component: lazyRouteComponent(() => import('./checkout/paid-page.tsx'), 'PaidPage'),
  beforeLoad: requireUser,
});
const reservations = createRoute({
  getParentRoute: () => root,
  path: '/my-reservations',
  component: lazyRouteComponent(() => import('./reservations/reservations-page.tsx'), 'ReservationsPage'),
  beforeLoad: requireUser,
});
const reservation = createRoute({
  getParentRoute: () => root,
  path: '/reservations/$reservationId',
  component: lazyRouteComponent(() => import('./reservations/reservation-page.tsx'), 'ReservationPage'),
  beforeLoad: requireUser,
});
const tickets = createRoute({
  getParentRoute: () => root,
  path: '/reservations/$reservationId/tickets',
  component: lazyRouteComponent(() => import('./tickets/tickets-page.tsx'), 'TicketsPage'),
  beforeLoad: requireUser,
});
const points = createRoute({
  getParentRoute: () => root,
  path: '/points',
  component: lazyRouteComponent(() => import('./points/points-page.tsx'), 'PointsPage'),
  beforeLoad: requireUser,
});
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('./account/login-page.tsx'), 'LoginPage'),
  validateSearch: (from: { from?: string | undefined; reason?: 'expired' } & SearchSchemaInput) => ({
    from: word(from.from),
    reason: word(from.reason),
  }),
});
const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  component: lazyRouteComponent(() => import('./account/register-page.tsx'), 'RegisterPage'),
  validateSearch: (from: { from?: string | undefined } & SearchSchemaInput) => ({ from: word(from.from) }),
});
const google = createRoute({
  getParentRoute: () => root,
  path: '/auth/google/callback',
  component: lazyRouteComponent(() => import('./account/google-page.tsx'), 'GooglePage'),
  validateSearch: (from: { code?: string; state?: string; error?: string } & SearchSchemaInput) => ({
    code: word(from.code),
    state: word(from.state),
    error: word(from.error),
  }),
});
const profile = createRoute({
  getParentRoute: () => root,
  path: '/profile',
  component: lazyRouteComponent(() => import('./account/profile-page.tsx'), 'ProfilePage'),
  beforeLoad: requireUser,
});
const news = createRoute({
  getParentRoute: () => root,
  path: '/news',
  component: lazyRouteComponent(() => import('./news/news-page.tsx'), 'NewsPage'),
});
const writeNews = createRoute({
  getParentRoute: () => root,
  path: '/news/new',
  component: lazyRouteComponent(() => import('./news/write-page.tsx'), 'WritePage'),
  beforeLoad: requireUser,
});
const article = createRoute({
  getParentRoute: () => root,
  path: '/news/$newsId',
  component: lazyRouteComponent(() => import('./news/article-page.tsx'), 'ArticlePage'),
});
const developers = createRoute({
  getParentRoute: () => root,
  path: '/developers',
  component: lazyRouteComponent(() => import('./developers/developers-page.tsx'), 'DevelopersPage'),
});
const doorEvents = createRoute({
  getParentRoute: () => root,
  path: '/door',
  component: lazyRouteComponent(() => import('./door/events-page.tsx'), 'DoorEventsPage'),
  beforeLoad: requireRole('staff', 'admin'),
});
const checkIn = createRoute({
  getParentRoute: () => root,
  path: '/door/$eventId',
  component: lazyRouteComponent(() => import('./door/check-in-page.tsx'), 'CheckInPage'),
  beforeLoad: requireRole('staff', 'admin'),
});

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('./admin/admin-frame.tsx'), 'AdminFrame'),
  beforeLoad: requireRole('admin'),
});
const dashboard = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('./admin/dashboard/dashboard-page.tsx'), 'DashboardPage'),
  validateSearch: (from: { days?: number | undefined } & SearchSchemaInput) => ({ days: count(from.days) }),
});
const adminEvents = createRoute({
  getParentRoute: () => admin,
  path: '/events',
  component: lazyRouteComponent(() => import('./admin/events/events-page.tsx'), 'AdminEventsPage'),
  validateSearch: (
    from: {
      q?: string | undefined;
      status?: string | undefined;
      sort?: string | undefined;
      page?: number | undefined;
    } & SearchSchemaInput,
  ) => ({
    q: word(from.q),
    status: word(from.status),
    sort: word(from.sort),
    page: count(from.page),
  }),
});
const newEvent = createRoute({
  getParentRoute: () => admin,
  path: '/events/new',
  component: lazyRouteComponent(() => import('./admin/events/new-event-page.tsx'), 'NewEventPage'),
});
const editEvent = createRoute({
  getParentRoute: () => admin,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('./admin/events/edit-event-page.tsx'), 'EditEventPage'),
});
const layouts = createRoute({
  getParentRoute: () => admin,
  path: '/layouts',
  component: lazyRouteComponent(() => import('./admin/layouts/layouts-page.tsx'), 'LayoutsPage'),
});
const layout = createRoute({
  getParentRoute: () => admin,
  path: '/layouts/$layoutId',
  component: lazyRouteComponent(() => import('./admin/layouts/layout-page.tsx'), 'LayoutPage'),
  validateSearch: (from: { from?: string } & SearchSchemaInput) => ({ from: word(from.from) }),
});
const adminReservations = createRoute({
  getParentRoute: () => admin,
  path: '/reservations',
  component: lazyRouteComponent(
    () => import('./admin/reservations/reservations-page.tsx'),
    'AdminReservationsPage',
  ),
  validateSearch: (from: { status?: string | undefined; page?: number | undefined } & SearchSchemaInput) => ({
    status: word(from.status),
    page: count(from.page),
  }),
});
const payments = createRoute({
  getParentRoute: () => admin,
  path: '/payments',
  component: lazyRouteComponent(() => import('./admin/payments/payments-page.tsx'), 'PaymentsPage'),
  validateSearch: (from: { [Name in PaymentFilter]?: string | undefined } & SearchSchemaInput) => ({
    view: word(from.view),
    status: word(from.status),
    method: word(from.method),
    gateway: word(from.gateway),
    from: word(from.from),
    to: word(from.to),
    user: word(from.user),
    reservation: word(from.reservation),
  }),
});
const payment = createRoute({
  getParentRoute: () => admin,
  path: '/payments/$paymentId',
  component: lazyRouteComponent(() => import('./admin/payments/payment-page.tsx'), 'PaymentPage'),
});
const rooms = createRoute({
  getParentRoute: () => admin,
  path: '/rooms',
  component: lazyRouteComponent(() => import('./admin/rooms/rooms-page.tsx'), 'RoomsPage'),
  validateSearch: (from: { status?: string | undefined; page?: number | undefined } & SearchSchemaInput) => ({
    status: word(from.status),
    page: count(from.page),
  }),
});
const room = createRoute({
  getParentRoute: () => admin,
  path: '/rooms/$eventId',
  component: lazyRouteComponent(() => import('./admin/rooms/room-page.tsx'), 'RoomPage'),
});
const adminNews = createRoute({
  getParentRoute: () => admin,
  path: '/news',
  component: lazyRouteComponent(() => import('./admin/news/news-page.tsx'), 'AdminNewsPage'),
  validateSearch: (from: { page?: number } & SearchSchemaInput) => ({ page: count(from.page) }),
});
const users = createRoute({
  getParentRoute: () => admin,
  path: '/users',
  component: lazyRouteComponent(() => import('./admin/users/users-page.tsx'), 'UsersPage'),
  validateSearch: (from: { page?: number | undefined } & SearchSchemaInput) => ({ page: count(from.page) }),
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  component: lazyRouteComponent(() => import('./admin/audit/audit-page.tsx'), 'AuditPage'),
  validateSearch: (from: { [Name in AuditFilter]?: string | undefined } & SearchSchemaInput) => ({
    of: word(from.of),
    action: word(from.action),
    actor: word(from.actor),
    subject: word(from.subject),
  }),
});

const pages = root.addChildren([
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
  admin.addChildren([
    dashboard,
    adminEvents,
    newEvent,
    editEvent,
    layouts,
    layout,
    adminReservations,
    payments,
    payment,
    rooms,
    room,
    adminNews,
    users,
    audit,
  ]),
]);

export const router = createRouter({
  routeTree: pages,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: FaultPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
