import { expect } from 'vitest';
import { EventFacts } from '#shared/events/facts.ts';
import { openCatalogue } from './catalogue.ts';
import { aReservation } from './reservation.ts';

export type AdminDesk = Awaited<ReturnType<typeof openAdminDesk>>;

/** An administrator at the service as it runs, with a reservation service that does as it is told. */
export async function openAdminDesk() {
  const { reservation, offers } = aReservation();
  const shop = await openCatalogue(undefined, { offers });
  const admin = await shop.as('admin');
  const create = (more: object = {}) => admin.ask('POST', '/api/admin/events', form(more));
  return {
    shop,
    admin,
    reservation,
    create,
    async created(more: object = {}): Promise<string> {
      const { status, body } = await create(more);
      expect(status).toBe(201);
      return String(body.event.id);
    },
    /** Forgets what reservation was asked, and has it answer again. */
    begin: () =>
      void Object.assign(reservation, {
        away: false,
        whileMaking: async () => {},
        cancels: 0,
        made: [],
        withdrawn: [],
        cancelled: [],
      }),
    rowOf: (id: string) =>
      shop.db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    toldOf: async (id: string) =>
      (await shop.told())
        .filter((event) => event.aggregate_id === id)
        .map(({ data }) => EventFacts.parse(data)),
    auditOf: async (id: string) => (await shop.audited()).filter((entry) => entry.subject_id === id),
    close: () => shop.database.close(),
  };
}

/** What the form of the front end sends: texts all over, dates without a zone, "" for what was left empty. */
export const form = (more: object = {}) => ({
  title: '가을밤 콘서트',
  description: '',
  venue: '올림픽홀',
  address: '서울특별시 송파구',
  eventDate: '2030-10-03T19:00:00',
  saleStartDate: '2030-09-01T10:00:00',
  saleEndDate: '2030-10-02T23:59:00',
  posterImageUrl: '',
  artistName: '',
  seatLayoutId: '',
  ticketTypes: [],
  ...more,
});

/** A layout of 265 seats as its editor sends it, under a name of its own. */
export const hall = (more: object = {}) => ({
  name: `소극장 ${crypto.randomUUID()}`,
  description: '',
  sections: [
    { name: 'VIP', rows: 3, seatsPerRow: 10, price: 150_000, startRow: 1 },
    { name: 'R', rows: 5, seatsPerRow: 15, price: '100000', startRow: 4 },
    { name: 'S', rows: 8, seatsPerRow: 20, price: 70_000, startRow: 9 },
  ],
  ...more,
});

export const tickets = [
  { name: '일반석', price: '50000', totalQuantity: '200', description: '' },
  { name: 'VIP석', price: 150_000, totalQuantity: 10, description: '무대 앞' },
];
