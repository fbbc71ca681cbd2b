import { z } from 'zod';
import { invoke } from '#shared/dapr/invoke.ts';
import { asSingleton, tryLock, unlock } from '#shared/dapr/lock.ts';
import { publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { connectDatabase } from '#shared/database/connect.ts';
import { migrate } from '#shared/database/migrate.ts';
import { untilDatabaseAnswers } from '#shared/database/until-answers.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import { fetchKeySet } from '#shared/tokens/fetch-key-set.ts';
import { createTokenVerifier } from '#shared/tokens/verify.ts';
import { createAdmissionCheck } from './admission/require-admission.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { migrations } from './db/migrations.ts';
import type { ReservationTables } from './db/schema.ts';
import { createSeatLock } from './holds/seat-lock.ts';

const config = readConfig();
const log = createLogger('reservation', config.LOG_LEVEL);
const database = connectDatabase<ReservationTables>(config, log);
await untilDatabaseAnswers(() => migrate(database.db, migrations, log), log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const relay = startOutboxRelay(database.db, (event) => publish(sidecar, event), log);

const Admission = z.object({ admitted: z.boolean(), until: z.string().nullable() });

const requireAdmission = createAdmissionCheck({
  verifyPass: admissionPasses(config.ADMISSION_SECRET).verifyPass,
  askQueue: (eventId, userId) =>
    invoke(sidecar, {
      app: 'queue',
      path: '/internal/admissions',
      body: { eventId, userId },
      answer: Admission,
      timeoutMs: 1_000,
    }),
  log,
});

const app = createApp({
  http: {
    service: 'reservation',
    version: '0.1.0',
    log,
    appApiToken: config.APP_API_TOKEN,
    health: { database: database.ping, sidecar: sidecar.ping },
  },
  ctx: {
    db: database.db,
    relay,
    seatLock: createSeatLock({
      tryLock: (resource, owner, seconds) => tryLock(sidecar, resource, owner, seconds),
      unlock: (resource, owner) => unlock(sidecar, resource, owner),
    }),
    requireAdmission,
    limits: {
      holdMs: config.HOLD_MINUTES,
      standingHoldMs: config.STANDING_HOLD_MINUTES,
      checkoutMs: config.CHECKOUT_MINUTES,
    },
  },
  verifyToken: createTokenVerifier(() => fetchKeySet(sidecar)),
  asSingleton: (name, work) => asSingleton(sidecar, name, 30, work),
});

runService({ fetch: app.fetch, port: config.APP_PORT, log, closing: [relay, sidecar, database] });
