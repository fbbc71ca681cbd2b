import type { Scene } from './scene.ts';

/** A page of the gallery: what it is called there, who sees it, and where it is. */
export type Shown = {
  name: string;
  about: string;
  as?: 'buyer' | 'admin' | 'staff';
  path: (scene: Scene) => string | Promise<string>;
};

/** In the order in which a buyer, the staff at the door and an administrator meet them. */
export const SHOWN: Shown[] = [
  { name: 'home', about: 'The front page', path: () => '/' },
  { name: 'search', about: 'Search', path: () => '/search?q=seoul' },
  {
    name: 'event',
    about: 'An event with seats',
    as: 'buyer',
    path: async (scene) => `/events/${await scene.event()}`,
  },
  {
    name: 'event-standing',
    about: 'An event with ticket types',
    path: async (scene) => `/events/${await scene.event('standing')}`,
  },
  { name: 'login', about: 'Login', path: () => '/login' },
  { name: 'register', about: 'A new account', path: () => '/register' },
  {
    name: 'waiting-room',
    about: 'The waiting room',
    as: 'buyer',
    path: async (scene) => `/events/${await scene.fullRoom()}/waiting-room`,
  },
  {
    name: 'seats',
    about: 'The seat map',
    as: 'buyer',
    path: async (scene) => `/events/${await scene.event()}/seats`,
  },
  {
    name: 'tickets-choice',
    about: 'Choosing tickets',
    as: 'buyer',
    path: async (scene) => `/events/${await scene.event('standing')}/seats`,
  },
  {
    name: 'paid',
    about: 'Paid',
    as: 'buyer',
    path: async (scene) => `/payment/${await scene.paid()}/success`,
  },
  {
    name: 'tickets',
    about: 'Tickets',
    as: 'buyer',
    path: async (scene) => `/reservations/${await scene.paid()}/tickets`,
  },
  {
    name: 'reservation',
    about: 'A booking',
    as: 'buyer',
    path: async (scene) => `/reservations/${await scene.paid()}`,
  },
  {
    name: 'checkout',
    about: 'The checkout',
    as: 'buyer',
    path: async (scene) => `/payment/${await scene.held()}`,
  },
  { name: 'my-reservations', about: 'One’s bookings', as: 'buyer', path: () => '/my-reservations' },
  { name: 'points', about: 'Points', as: 'buyer', path: () => '/points' },
  { name: 'profile', about: 'One’s account', as: 'buyer', path: () => '/profile' },
  { name: 'news', about: 'News', path: () => '/news' },
  { name: 'article', about: 'A piece of news', path: async (scene) => `/news/${await scene.news()}` },
  { name: 'write', about: 'Writing news', as: 'buyer', path: () => '/news/new' },
  { name: 'developers', about: 'For developers', path: () => '/developers' },
  { name: 'door', about: 'The door: events', as: 'staff', path: () => '/door' },
  {
    name: 'check-in',
    about: 'The door: check-in',
    as: 'staff',
    path: async (scene) => `/door/${await scene.event()}`,
  },
  { name: 'admin', about: 'Administration: today', as: 'admin', path: () => '/admin' },
  { name: 'admin-events', about: 'Administration: events', as: 'admin', path: () => '/admin/events' },
  {
    name: 'admin-new-event',
    about: 'Administration: a new event',
    as: 'admin',
    path: () => '/admin/events/new',
  },
  {
    name: 'admin-event',
    about: 'Administration: an event',
    as: 'admin',
    path: async (scene) => `/admin/events/${await scene.event('standing')}`,
  },
  { name: 'admin-layouts', about: 'Administration: seat layouts', as: 'admin', path: () => '/admin/layouts' },
  {
    name: 'admin-layout',
    about: 'Administration: a seat layout',
    as: 'admin',
    path: async (scene) => `/admin/layouts/${await scene.layout()}`,
  },
  {
    name: 'admin-reservations',
    about: 'Administration: bookings',
    as: 'admin',
    path: () => '/admin/reservations',
  },
  { name: 'admin-payments', about: 'Administration: payments', as: 'admin', path: () => '/admin/payments' },
  {
    name: 'admin-payment',
    about: 'Administration: all that is known of a payment',
    as: 'admin',
    path: async (scene) => `/admin/payments/${await scene.payment()}`,
  },
  { name: 'admin-rooms', about: 'Administration: waiting rooms', as: 'admin', path: () => '/admin/rooms' },
  {
    name: 'admin-room',
    about: 'Administration: a waiting room',
    as: 'admin',
    path: async (scene) => `/admin/rooms/${await scene.fullRoom()}`,
  },
  { name: 'admin-news', about: 'Administration: news', as: 'admin', path: () => '/admin/news' },
  { name: 'admin-users', about: 'Administration: users', as: 'admin', path: () => '/admin/users' },
  { name: 'admin-audit', about: 'Administration: who did what', as: 'admin', path: () => '/admin/audit' },
];
