import type { DeadLetters } from '#shared/dead-letters/letter.ts';
import type { ReplayAlone } from '#shared/dead-letters/replay-alone.ts';
import { clientAddressBehind, requestAddressBehind } from '#shared/http/client-address.ts';
import type { HealthCheck } from '#shared/http/health.ts';
import type { RedisAddress } from '#shared/redis/connect.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { AccountsInUse } from '#shared/tokens/accounts.ts';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import { createApp } from './app.ts';
import { auditLog } from './audit/audit-log.ts';
import { startAdmission } from './calling-up/admission.ts';
import { showRooms } from './calling-up/room-metrics.ts';
import { type FetchEvent, openCatalogue } from './catalogue/catalogue.ts';
import { openingOf, UNKNOWN } from './catalogue/known-event.ts';
import { type ProofOfWorkRules, proofOfWork } from './challenge/proof-of-work.ts';
import { placeTickets } from './lost-memory/place-ticket.ts';
import { rememberRooms } from './lost-memory/room-memory.ts';
import { watchLosses } from './lost-memory/watch-losses.ts';
import type { TellOthers } from './others/tell-others.ts';
import { connectRedis, pingRedis } from './redis/connect.ts';
import { watchMemory } from './redis/memory-metrics.ts';
import { limited, type RoomLimits } from './request-limits/limited.route.ts';
import { drawnPlaces } from './room/draw.ts';
import { rememberedPasses } from './room/remembered-passes.ts';
import { openRooms } from './room/rooms.ts';
import type { RoomRules } from './room/rules.ts';
import { createAnnouncer } from './sockets/announcer.ts';
import type { AddressLimits } from './sockets/floods/address-limits.ts';
import { startPresence } from './sockets/presence.ts';
import { createRoomInfo } from './sockets/room-info.ts';
import { closeConnections, createHub, serveSockets } from './sockets/server.ts';
import { openSessions } from './sockets/session.ts';

export type QueueOptions = {
  redis: RedisAddress;
  rules: RoomRules;
  limits: RoomLimits;
  /** Whose X-Forwarded-For is believed. */
  trustedProxies: string;
  proofOfWork: ProofOfWorkRules;
  addressLimits: Omit<AddressLimits, 'addressOf'>;
  admissionSecret: string;
  secureCookies: boolean;
  appApiToken: string;
  accounts: AccountsInUse;
  deadLetters: DeadLetters;
  replayAlone?: ReplayAlone | undefined;
  fetchEvent: FetchEvent;
  tellOthers: TellOthers;
  sidecarPing: HealthCheck;
  log: Logger;
};

/** One replica of the waiting room, put together: REST routes, sockets, and the calling up between them. */
export function openQueue(options: QueueOptions) {
  const { rules, accounts, log } = options;
  const { verify } = accounts;
  const redis = connectRedis(options.redis, log);
  const rooms = openRooms(redis, rules, rememberRooms());
  const catalogue = openCatalogue(redis, options.fetchEvent, log);

  const addressOf = requestAddressBehind(options.trustedProxies);
  const addressLimits = { ...options.addressLimits, addressOf };
  const { hub, sentLately, attach, socketsKept } = createHub(redis, addressLimits, log);
  const announcer = createAnnouncer(hub);
  const roomInfo = createRoomInfo(hub, redis, sentLately);
  const lossSeen = watchLosses({ rooms, announcer, log });
  const admission = startAdmission({
    rooms,
    announcer,
    opensAt: (eventId) => catalogue.recall(eventId).then(openingOf, () => UNKNOWN),
    lossSeen,
    show: showRooms(catalogue.labelsOf),
    log,
  });
  const sockets = { verify, rooms, admission, roomInfo, log };
  serveSockets(hub, { ...sockets, catalogue, sentLately, sessions: openSessions(redis) });
  const presence = startPresence(hub, sockets);
  const memory = watchMemory(redis);

  const drawPlace = drawnPlaces(options.admissionSecret);
  const { issuePass, verifyPass } = admissionPasses(options.admissionSecret);
  const app = createApp(
    {
      rooms,
      rules,
      catalogue,
      admission,
      announcer,
      lossSeen,
      tellOthers: options.tellOthers,
      audit: auditLog(redis, log),
      redis,
      issuePass: rememberedPasses(issuePass),
      verifyPass,
      tickets: placeTickets(options.admissionSecret, drawPlace),
      drawPlace,
      challenges: { 'proof-of-work': proofOfWork(options.admissionSecret, options.proofOfWork) },
      secureCookies: options.secureCookies,
    },
    {
      version: '0.1.0',
      log,
      appApiToken: options.appApiToken,
      health: { redis: () => pingRedis(redis), sidecar: options.sidecarPing },
      accounts,
      deadLetters: options.deadLetters,
      replayAlone: options.replayAlone,
      limited: limited(options.limits, clientAddressBehind(options.trustedProxies)),
    },
  );

  return {
    app,
    hub,
    redis,
    rooms,
    admission,
    verify,
    log,
    attach,
    hangUp: () => closeConnections(hub),
    async close() {
      admission.close();
      presence.close();
      memory.close();
      roomInfo.close();
      await socketsKept();
      redis.destroy();
    },
  };
}
