import { takeSecrets } from '#shared/config/secret-store.ts';
import { asSingleton, tryLock, unlock } from '#shared/dapr/lock.ts';
import { publish } from '#shared/dapr/publish.ts';
import { connectSidecar } from '#shared/dapr/sidecar.ts';
import { connectDatabase } from '#shared/database/connect.ts';
import { migrate } from '#shared/database/migrate.ts';
import { startPruning } from '#shared/database/prune.ts';
import { untilDatabaseAnswers } from '#shared/database/until-answers.ts';
import { deadLettersInDatabase } from '#shared/dead-letters/in-database.ts';
import { watchDeadLetters } from '#shared/dead-letters/measure.ts';
import { replayingAlone } from '#shared/dead-letters/replay-alone.ts';
import { runService } from '#shared/lifecycle/run-service.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { createLogger } from '#shared/telemetry/logger.ts';
import { startTracing } from '#shared/telemetry/start-tracing.ts';
import { accountsOf } from '#shared/tokens/accounts.ts';
import { admissionPasses } from '#shared/tokens/admission-pass.ts';
import { askQueue } from './admission/ask-queue.ts';
import { createAdmissionCheck } from './admission/require-admission.ts';
import { readWhenAway } from './admission/room-policy.ts';
import { createApp } from './app.ts';
import { manualPaymentsOf } from './checkout/record-manual-payment.ts';
import { readConfig } from './config.ts';
import { migrations } from './db/migrations.ts';
import type { ReservationTables } from './db/schema.ts';
import { expireHolds } from './holds/expire-holds.ts';
import { createSeatLock } from './holds/seat-lock.ts';
import { tellInventory } from './inventory/tell-inventory.ts';
import { askCatalogue } from './offers/ask-catalogue.ts';
import { sweepOffers } from './offers/sweep-offers.ts';
import { askRefundsAgain } from './reservations/ask-refunds-again.ts';
import { startFigures } from './statistics/figures.ts';
import { startStockFigures } from './statistics/stock-figures.ts';
import { createTicketCodes } from './tickets/ticket-codes.ts';

/** Longer than any run; a replica that dies in one keeps the others out for so long. */
const JOB_LOCK_SECONDS = 30;

/** For a payment made by hand. With the call of payment before it, a request is answered within its five seconds. */
const MANUAL_CONFIRMATION_WAIT_MS = 2_000;

await takeSecrets();
const config = readConfig();
const log = createLogger('reservation', config.LOG_LEVEL);
await startTracing('reservation', log);
const database = connectDatabase<ReservationTables>(config, log);
await untilDatabaseAnswers(() => migrate(config, migrations, log), log);
const sidecar = connectSidecar(config.DAPR_HTTP_PORT, log);
const accounts = accountsOf(sidecar, log);
const relay = startOutboxRelay(database.db, (event) => publish(sidecar, event), log);
const pruning = startPruning(
  database.db,
  ['inbox', 'idempotency_keys', 'dead_letters', 'ended_admissions'],
  log,
);
const deadLetters = watchDeadLetters(deadLettersInDatabase(database.db), log);

const figures = startFigures(database.db, log);
const stockFigures = startStockFigures(database.db, log);

const ctx = {
  db: database.db,
  relay,
  seatLock: createSeatLock({
    tryLock: (resource, owner, seconds) => tryLock(sidecar, resource, owner, seconds),
    unlock: (resource, owner) => unlock(sidecar, resource, owner),
  }),
  requireAdmission: createAdmissionCheck({
    verifyPass: admissionPasses(config.ADMISSION_SECRET).verifyPass,
    askQueue: askQueue(sidecar),
    whenAway: readWhenAway(database.db),
    log,
  }),
  recordManualPayment: manualPaymentsOf(sidecar),
  ticketCodes: await createTicketCodes(config.TICKET_SIGNING_KEYS),
  limits: {
    ...config.limits,
    confirmationWaitMs: MANUAL_CONFIRMATION_WAIT_MS,
  },
};

const alone = (job: string, work: () => Promise<void>) => () =>
  asSingleton(sidecar, job, JOB_LOCK_SECONDS, work);

const app = createApp(ctx, {
  version: '0.1.0',
  log,
  appApiToken: config.APP_API_TOKEN,
  health: { database: database.ping, sidecar: sidecar.ping },
  accounts,
  replayAlone: replayingAlone(sidecar),
  jobs: {
    expireHolds: alone('expire-holds', () => expireHolds(ctx, log)),
    askRefundsAgain: alone('ask-refunds-again', () => askRefundsAgain(ctx, log)),
    tellInventory: alone('tell-inventory', () => tellInventory(ctx, log)),
    sweepOffers: alone('sweep-offers', () => sweepOffers(ctx, askCatalogue(sidecar), log)),
  },
});

runService({
  fetch: app.fetch,
  port: config.APP_PORT,
  hostname: config.HOST,
  log,
  closing: [accounts, figures, stockFigures, pruning, deadLetters, relay, sidecar, database],
});
