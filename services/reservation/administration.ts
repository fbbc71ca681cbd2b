import type { OpenAPIHono } from '@hono/zod-openapi';
import { serveAudit } from '#shared/audit/serve-audit.ts';
import type { AppEnv } from '#shared/http/app-env.ts';
import { adminOnly, authenticated, currentUser } from '#shared/http/authentication.ts';
import { paginationOf } from '#shared/http/pagination.ts';
import type { VerifyToken } from '#shared/tokens/verify.ts';
import type { ReservationContext } from './context.ts';
import {
  administerReservationRoute,
  listReservationsRoute,
  readReservationRoute,
} from './reservations/admin.routes.ts';
import { administerReservation } from './reservations/administer.ts';
import {
  adminListView,
  adminView,
  findReservations,
  requireReservation,
} from './reservations/find-reservations.ts';
import { itemsOf } from './reservations/items-of.ts';
import { deleteSeats } from './seats/delete-seats.ts';
import { makeSeats } from './seats/make-seats.ts';
import { deleteSeatsRoute, makeSeatsRoute } from './seats/seats.routes.ts';
import { readSales } from './statistics/read-sales.ts';
import { readRecent, readStats } from './statistics/read-stats.ts';
import { salesRoute } from './statistics/sales.route.ts';
import { statsRoute } from './statistics/stats.route.ts';
import { addTicketType } from './stock/add-ticket-type.ts';
import { changeTicketType } from './stock/change-ticket-type.ts';
import { ticketTypeView } from './stock/ticket-type-row.ts';
import { addTicketTypeRoute, changeTicketTypeRoute } from './stock/ticket-types.routes.ts';

/** What administrators do with reservation; each act is written to the audit log. */
export function administration(app: OpenAPIHono<AppEnv>, ctx: ReservationContext, verify: VerifyToken): void {
  app.use('/api/admin/*', authenticated(verify), adminOnly);

  app.openapi(addTicketTypeRoute, async (c) => {
    const type = { ...c.req.valid('json'), eventId: c.req.valid('param').eventId };
    const ticketType = await addTicketType(ctx, currentUser(c), type);
    return c.json({ message: '티켓 종류가 추가되었습니다.', ticketType: ticketTypeView(ticketType) }, 201);
  });
  app.openapi(changeTicketTypeRoute, async (c) => {
    const type = { ...c.req.valid('json'), id: c.req.valid('param').id };
    const ticketType = await changeTicketType(ctx, currentUser(c), type);
    return c.json({ message: '티켓 종류가 수정되었습니다.', ticketType: ticketTypeView(ticketType) }, 200);
  });
  app.openapi(makeSeatsRoute, async (c) => {
    const made = await makeSeats(ctx, currentUser(c), c.req.valid('param').id);
    return c.json({ message: '좌석이 생성되었습니다.', ...made }, 200);
  });
  app.openapi(deleteSeatsRoute, async (c) => {
    const seatsDeleted = await deleteSeats(ctx, currentUser(c), c.req.valid('param').id);
    return c.json({ message: '좌석이 삭제되었습니다.', seatsDeleted }, 200);
  });

  app.openapi(listReservationsRoute, async (c) => {
    const search = c.req.valid('query');
    const { rows, total } = await findReservations(ctx.db, search);
    return c.json({ reservations: rows.map(adminListView), pagination: paginationOf(search, total) }, 200);
  });
  app.openapi(readReservationRoute, async (c) => {
    const { id } = c.req.valid('param');
    const reservation = adminView(await requireReservation(ctx.db, id));
    return c.json({ reservation, items: await itemsOf(ctx.db, id) }, 200);
  });
  app.openapi(administerReservationRoute, async (c) => {
    const transition = { ...c.req.valid('json'), id: c.req.valid('param').id };
    const reservation = await administerReservation(ctx, currentUser(c), transition);
    return c.json({ message: '예매 상태가 변경되었습니다.', reservation: adminView(reservation) }, 200);
  });
  app.openapi(statsRoute, async (c) =>
    c.json({ stats: await readStats(ctx.db), recentReservations: await readRecent(ctx.db) }, 200),
  );
  app.openapi(salesRoute, async (c) => c.json(await readSales(ctx.db, c.req.valid('query').days), 200));
  serveAudit(app, 'reservation', ctx.db);
}
