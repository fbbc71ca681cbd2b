import type { Logger } from '#shared/telemetry/logger.ts';
import type { VerifyToken } from '#shared/tokens/verify.ts';
import type { Admission } from '../calling-up/admission.ts';
import { inBatches } from '../room/in-batches.ts';
import type { Rooms } from '../room/rooms.ts';
import { type ChannelKind, eventOf } from './channels.ts';
import type { Hub, HubSocket } from './hub.ts';
import { identify } from './identify.ts';
import type { RoomInfo } from './room-info.ts';

/** Often enough that neither a slot nor a place in the line runs out under a connected socket. */
const ROUND_MS = 20_000;

export type PresenceContext = {
  verify: VerifyToken;
  rooms: Pick<Rooms, 'keep'>;
  admission: Pick<Admission, 'lineSeen'>;
  roomInfo: Pick<RoomInfo, 'recount'>;
  log: Logger;
};

/**
 * Goes round this replica's sockets: who has an event's page or seat map open keeps the slot, who has
 * the waiting room open keeps the place; sockets whose token ended or was taken back are dropped.
 */
export function startPresence(hub: Hub, ctx: PresenceContext) {
  const timer = setInterval(() => void goRound(hub, ctx), ROUND_MS);
  return { close: () => clearInterval(timer) };
}

export async function goRound(hub: Hub, ctx: PresenceContext): Promise<void> {
  const { verify, roomInfo, log } = ctx;
  const sockets = [...hub.of('/').sockets.values()];
  for (const socket of sockets) await dropIfEnded(socket, verify);
  const viewers = usersByEvent(sockets, 'event');
  const work = [
    ...keepAll(ctx, 'slots', viewers),
    ...keepAll(ctx, 'slots', usersByEvent(sockets, 'seats')),
    ...keepAll(ctx, 'places', usersByEvent(sockets, 'queue')),
    ...[...viewers.keys()].map(roomInfo.recount),
  ];
  const failed = (await Promise.allSettled(work)).find((result) => result.status === 'rejected');
  if (failed) log.warn({ err: failed.reason }, 'signs of life not recorded, the next round tries again');
}

/** Closes the transport, which makes the client come back at once and be told that its token is bad. */
async function dropIfEnded(socket: HubSocket, verify: VerifyToken): Promise<void> {
  const ended = socket.data.tokenEndsAt <= Date.now() || (await identify(socket, verify)) === 'refused';
  if (ended) socket.conn.close();
}

function usersByEvent(sockets: readonly HubSocket[], kind: ChannelKind): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const { data, rooms: channels } of sockets) {
    for (const channel of channels) {
      const eventId = eventOf(kind, channel);
      if (!eventId || !data.user) continue;
      const known = users.get(eventId);
      if (known) known.add(data.user.userId);
      else users.set(eventId, new Set([data.user.userId]));
    }
  }
  return users;
}

function keepAll(
  { rooms, admission }: Pick<PresenceContext, 'rooms' | 'admission'>,
  what: 'slots' | 'places',
  users: Map<string, Set<string>>,
) {
  return [...users].flatMap(([eventId, ids]) =>
    inBatches([...ids]).map(async (batch) => {
      if ((await rooms.keep(eventId, what, batch)) > 0) admission.lineSeen(eventId);
    }),
  );
}
