import type { DeadLetters } from '#shared/dead-letters/letter.ts';
import type { ReplayAlone } from '#shared/dead-letters/replay-alone.ts';
import type { HealthCheck } from '#shared/http/health.ts';
import type { RedisAddress } from '#shared/redis/connect.ts';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { AccountsInUse } from '#shared/tokens/accounts.ts';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import { startAdmission } from './admission/admission.ts';
import { createApp } from './app.ts';
import { auditLog } from './audit/audit-log.ts';
import { type FetchEvent, openCatalogue } from './catalogue/catalogue.ts';
import { connectRedis, pingRedis } from './redis/connect.ts';
import { rememberedPasses } from './room/remembered-passes.ts';
import { openRooms } from './room/rooms.ts';
import type { RoomRules } from './room/rules.ts';
import { createAnnouncer } from './sockets/announcer.ts';
import type { AddressLimits } from './sockets/limits/address-limits.ts';
import { startPresence } from './sockets/presence.ts';
import { createRoomInfo } from './sockets/room-info.ts';
import { closeConnections, createHub, serveSockets } from './sockets/server.ts';
import { openSessions } from './sockets/session.ts';

export type QueueOptions = {
  redis: RedisAddress;
  rules: RoomRules;
  addressLimits: AddressLimits;
  admissionSecret: string;
  secureCookies: boolean;
  appApiToken: string;
  accounts: AccountsInUse;
  deadLetters: DeadLetters;
  replayAlone?: ReplayAlone | undefined;
  fetchEvent: FetchEvent;
  sidecarPing: HealthCheck;
  log: Logger;
};

/** One replica of the waiting room, put together: REST routes, sockets, and the calling up between them. */
export function openQueue(options: QueueOptions) {
  const { rules, accounts, log } = options;
  const { verify } = accounts;
  const redis = connectRedis(options.redis, log);
  const rooms = openRooms(redis, rules);
  const catalogue = openCatalogue(redis, options.fetchEvent, log);

  const { hub, sentLately, attach, socketsKept } = createHub(redis, options.addressLimits, log);
  const announcer = createAnnouncer(hub);
  const roomInfo = createRoomInfo(hub, redis);
  const admission = startAdmission({ rooms, announcer, labelsOf: catalogue.labelsOf, log });
  const sockets = { verify, rooms, admission, roomInfo, log };
  serveSockets(hub, { ...sockets, sentLately, sessions: openSessions(redis) });
  const presence = startPresence(hub, sockets);

  const issuePass = rememberedPasses(admissionPasses(options.admissionSecret).issuePass);
  const app = createApp(
    {
      rooms,
      rules,
      catalogue,
      admission,
      announcer,
      recordAct: auditLog(redis, log),
      redis,
      issuePass,
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
      await socketsKept();
      redis.destroy();
    },
  };
}
