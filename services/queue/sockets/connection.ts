import { z } from 'zod';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { VerifyToken } from '#shared/tokens/verify.ts';
import type { Admission } from '../calling-up/admission.ts';
import type { Rooms } from '../room/rooms.ts';
import { eventOf, personalChannel } from './channels.ts';
import { comeBack } from './coming-back/come-back.ts';
import type { SentLately } from './coming-back/sent-lately.ts';
import { limitHeard } from './floods/packet-limit.ts';
import { type HubSocket, toAlone } from './hub.ts';
import { identify } from './identify.ts';
import { type JoinContext, joinsOf } from './join.ts';
import type { RoomInfo } from './room-info.ts';
import type { SessionField, Sessions } from './session.ts';

export type ConnectionContext = JoinContext & {
  verify: VerifyToken;
  rooms: Pick<Rooms, 'keep'>;
  admission: Pick<Admission, 'lineSeen'>;
  sessions: Sessions;
  roomInfo: RoomInfo;
  sentLately: SentLately;
  log: Logger;
};

const SELECTED_SEATS = 10;

const Subject = z.object({ eventId: z.uuid().toLowerCase() });
const Selection = Subject.extend({ seats: z.array(z.uuid()).max(SELECTED_SEATS) });

/**
 * Serves one socket. All listeners stand before anything is awaited, for the front end joins in the
 * very tick it is connected. What a client sends beyond the contract, of the wrong shape or none, is ignored
 * without an answer: no client waits for one, and one that floods should not get as many back.
 *
 * Channels of events are open to all, for seats, stock and the length of the line are public. Private is only the
 * channel in which a user is told of being let in: its name comes from the token, never from a payload.
 */
export function serveConnection(ctx: ConnectionContext, socket: HubSocket): void {
  limitHeard(socket);

  const { join, leave } = joinsOf(socket, ctx);

  onSubject('join-event', async (eventId) => {
    if (!(await join('event', eventId))) return;
    remember('eventId', eventId);
    ctx.roomInfo.changed(eventId);
  });
  onSubject('leave-event', (eventId) => {
    const left = leave('event', eventId);
    if (!left) return;
    background((userId) => ctx.sessions.clear(userId, 'eventId'));
    if (left === 'left') ctx.roomInfo.changed(eventId);
  });
  onSubject('join-queue', async (eventId) => {
    if (!(await join('queue', eventId))) return;
    joinPersonalChannel(eventId);
    remember('queueEventId', eventId);
    background(async (userId) => {
      if ((await ctx.rooms.keep(eventId, 'places', [userId])) > 0) ctx.admission.lineSeen(eventId);
    });
  });
  onSubject('join-seat-selection', async (eventId) => {
    if (await join('seats', eventId)) remember('seatEventId', eventId);
  });
  socket.on('seat-selection-changed', (payload) => {
    const { data } = Selection.safeParse(payload);
    if (data) remember('selectedSeats', data.seats.join(','));
  });
  socket.on('disconnecting', () => {
    for (const channel of socket.rooms) {
      const eventId = eventOf('event', channel);
      if (eventId) ctx.roomInfo.changed(eventId);
    }
  });
  for (const channel of comeBack(socket, ctx.sentLately)) {
    const eventId = eventOf('event', channel);
    if (eventId) ctx.roomInfo.changed(eventId);
  }
  background(async (userId) => {
    const session = await ctx.sessions.read(userId);
    if (session) toAlone(socket).emit('session-restored', session);
  });

  /** The messages that name an event and nothing else. */
  function onSubject(
    name: 'leave-event' | `join-${'event' | 'queue' | 'seat-selection'}`,
    heard: (eventId: string) => void,
  ): void {
    socket.on(name, (payload) => {
      const { data } = Subject.safeParse(payload);
      if (data) heard(data.eventId);
    });
  }

  function joinPersonalChannel(eventId: string): void {
    const joinAs = async (userId: string) => {
      if (socket.connected) await socket.join(personalChannel(eventId, userId));
    };
    if (socket.data.user) void joinAs(socket.data.user.userId);
    else background(joinAs);
  }

  const remember = (field: SessionField, value: string) =>
    background((userId) => ctx.sessions.write(userId, field, value));

  /** What may fail without the socket's user being any worse off than without live updates. */
  function background(work: (userId: string) => Promise<void>): void {
    identify(socket, ctx.verify)
      .then(() => socket.data.user && work(socket.data.user.userId))
      .catch((error) => ctx.log.debug({ err: error }, 'socket works in a reduced way'));
  }
}
