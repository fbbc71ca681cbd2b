import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router';
import { requireRole } from '../session/require-user.ts';
import { count, word } from './address-bar.ts';
import { root } from './root.ts';

type PaymentFilter = 'view' | 'status' | 'method' | 'gateway' | 'from' | 'to' | 'user' | 'reservation';
type AuditFilter = 'of' | 'action' | 'actor' | 'subject';

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: lazyRouteComponent(() => import('../admin/admin-frame.tsx'), 'AdminFrame'),
  beforeLoad: requireRole('admin'),
});
const dashboard = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('../admin/dashboard/dashboard-page.tsx'), 'DashboardPage'),
  validateSearch: (from: { days?: number | undefined } & SearchSchemaInput) => ({ days: count(from.days) }),
});
const adminEvents = createRoute({
  getParentRoute: () => admin,
  path: '/events',
  component: lazyRouteComponent(() => import('../admin/events/events-page.tsx'), 'AdminEventsPage'),
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
  component: lazyRouteComponent(() => import('../admin/events/new-event-page.tsx'), 'NewEventPage'),
});
const editEvent = createRoute({
  getParentRoute: () => admin,
  path: '/events/$eventId',
  component: lazyRouteComponent(() => import('../admin/events/edit-event-page.tsx'), 'EditEventPage'),
});
const layouts = createRoute({
  getParentRoute: () => admin,
  path: '/layouts',
  component: lazyRouteComponent(() => import('../admin/layouts/layouts-page.tsx'), 'LayoutsPage'),
});
const layout = createRoute({
  getParentRoute: () => admin,
  path: '/layouts/$layoutId',
  component: lazyRouteComponent(() => import('../admin/layouts/layout-page.tsx'), 'LayoutPage'),
  validateSearch: (from: { from?: string } & SearchSchemaInput) => ({ from: word(from.from) }),
});
const adminReservations = createRoute({
  getParentRoute: () => admin,
  path: '/reservations',
  component: lazyRouteComponent(
    () => import('../admin/reservations/reservations-page.tsx'),
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
  component: lazyRouteComponent(() => import('../admin/payments/payments-page.tsx'), 'PaymentsPage'),
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
  component: lazyRouteComponent(() => import('../admin/payments/payment-page.tsx'), 'PaymentPage'),
});
const rooms = createRoute({
  getParentRoute: () => admin,
  path: '/rooms',
  component: lazyRouteComponent(() => import('../admin/rooms/rooms-page.tsx'), 'RoomsPage'),
  validateSearch: (from: { status?: string | undefined; page?: number | undefined } & SearchSchemaInput) => ({
    status: word(from.status),
    page: count(from.page),
  }),
});
const room = createRoute({
  getParentRoute: () => admin,
  path: '/rooms/$eventId',
  component: lazyRouteComponent(() => import('../admin/rooms/room-page.tsx'), 'RoomPage'),
});
const adminNews = createRoute({
  getParentRoute: () => admin,
  path: '/news',
  component: lazyRouteComponent(() => import('../admin/news/news-page.tsx'), 'AdminNewsPage'),
  validateSearch: (from: { page?: number } & SearchSchemaInput) => ({ page: count(from.page) }),
});
const users = createRoute({
  getParentRoute: () => admin,
  path: '/users',
  component: lazyRouteComponent(() => import('../admin/users/users-page.tsx'), 'UsersPage'),
  validateSearch: (from: { page?: number | undefined } & SearchSchemaInput) => ({ page: count(from.page) }),
});
const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  component: lazyRouteComponent(() => import('../admin/audit/audit-page.tsx'), 'AuditPage'),
  validateSearch: (from: { [Name in AuditFilter]?: string | undefined } & SearchSchemaInput) => ({
    of: word(from.of),
    action: word(from.action),
    actor: word(from.actor),
    subject: word(from.subject),
  }),
});

/** The addresses of the organiser. */
export const organiser = admin.addChildren([
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
]);
