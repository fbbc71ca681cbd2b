import { once } from 'node:events';
import { Server } from 'node:http';
import type { Server as NetServer } from 'node:net';
import { sql } from 'kysely';
import type { Publication } from '#shared/dapr/publish.ts';
import { startOutboxRelay } from '#shared/outbox/relay.ts';
import { createTestDatabase, silent } from '#shared/testing/database.ts';
import { createTestIssuer } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import { createApp } from '../app.ts';
import { compareMissingDays } from '../comparisons/compare-missing-days.ts';
import type { PaymentContext } from '../context.ts';
import { migrations } from '../db/migrations.ts';
import type { PaymentTables } from '../db/schema.ts';
import type { BreakerSettings } from '../gateway/breaker.ts';
import { callRecorder } from '../gateway/calls/record-call.ts';
import type { GatewayName } from '../gateway/gateway.ts';
import { gatewaysOf } from '../gateway/gateways.ts';
import { connectPortOne } from '../gateway/portone.ts';
import { connectToss } from '../gateway/toss.ts';
import { createWakeUps } from '../payments/wake-ups.ts';
import { auditPoints } from '../points/audit/audit-points.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { createReservations } from './reservations.ts';

export const SECRET_KEY = 'test-secret-key';
/** What PortOne's console would show. */
export const PORTONE = {
  apiSecret: 'test-api-secret',
  storeId: 'store-test',
  webhookSecret: `whsec_${Buffer.from('test-webhook-secret').toString('base64')}`,
};
/** Many tests make the gateway fail on purpose; only those about the breaker let it open. */
const NEVER_OPENS = { failures: Number.MAX_SAFE_INTEGER, resetMs: 1_000 };
const APP_TOKEN = 'test-sidecar-token';

/** All that an answer may hold; each test looks at what it expects. */
type AnswerBody = {
  code: string;
  error: string;
  details: object;
  payment: { id: string; payment_method: string; status: string; refunds: object[] };
  balance: number;
  histories: { type: string; amount: number; balance_after: number; reference_id: string | null }[];
  history: { id: string; balance_after: number };
  pagination: object;
  next: string | null;
};

type WorldOptions = {
  gatewayTimeoutMs?: number;
  confirmationWaitMs?: number;
  /** Toss's; with it webhooks have to be signed. */
  webhookKey?: string | undefined;
  /** Which gateway takes new payments. Both are behind the one port. */
  takes?: GatewayName;
  breaker?: BreakerSettings;
};
export type World = Awaited<ReturnType<typeof createWorld>>;

/**
 * The service as it runs, on a real database, with a gateway behind a real port and a small
 * reservation in place of the other service: it answers checkouts and hears what is published.
 */
export async function createWorld(
  gateway: NetServer,
  {
    gatewayTimeoutMs = 1_000,
    confirmationWaitMs = 2_000,
    webhookKey = undefined,
    takes = 'toss',
    breaker = NEVER_OPENS,
  }: WorldOptions = {},
) {
  const database = await createTestDatabase<PaymentTables>(migrations);
  const { db } = database;
  const issuer = await createTestIssuer();
  const { url, close: closeGateway } = await listen(gateway);
  const events: Publication[] = [];
  const reservations = createReservations((event) => deliver(event.type, event));
  const relay = startOutboxRelay(
    db,
    async (event) => {
      events.push(event);
      await reservations.hear(event);
    },
    silent,
  );
  const strangers = new Set<string>();
  const calls = callRecorder(db, silent);
  const line = { url, timeoutMs: gatewayTimeoutMs, breaker, record: calls.record, log: silent };
  const ctx: PaymentContext = {
    db,
    relay,
    log: silent,
    gateways: gatewaysOf(takes, [
      connectToss({ ...line, secretKey: SECRET_KEY, webhookKey }),
      connectPortOne({ ...line, ...PORTONE }),
    ]),
    openCheckout: reservations.openCheckout,
    accountExists: async (userId) => !strangers.has(userId),
    wakeUps: createWakeUps(),
    confirmationWaitMs,
  };
  const app = createApp(ctx, {
    version: 'test',
    log: silent,
    appApiToken: APP_TOKEN,
    health: { sidecar: async () => {} },
    accounts: issuer.accounts,
    jobs: {
      reconcile: () => reconcile(ctx),
      auditPoints: async () => void (await auditPoints(ctx)),
      comparePayments: () => compareMissingDays(ctx),
    },
  });

  const deliver = async (type: string, event: object) => {
    const response = await app.request(`/events/${type}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'dapr-api-token': APP_TOKEN },
      body: JSON.stringify(event),
    });
    return response.json();
  };

  return {
    db,
    ctx,
    app,
    events,
    reservations,
    deliver,
    gatewayUrl: url,
    /** Ids that nobody has an account by, as far as auth knows. */
    strangers,
    /** What another service asks through the sidecars. */
    async invoke(caller: string, path: string, body: object) {
      const response = await app.request(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'dapr-api-token': APP_TOKEN,
          'dapr-caller-app-id': caller,
        },
        body: JSON.stringify(body),
      });
      const answer: { ok: boolean; code?: string; paymentId: string } = JSON.parse(await response.text());
      return { status: response.status, body: answer };
    },
    /** The events published of one type about one aggregate's payment. */
    told: (type: string, reservationId: string) =>
      events.filter((event) => event.type === type && JSON.stringify(event.data).includes(reservationId)),
    async request(user: User | undefined, method: string, path: string, body?: unknown, headers = {}) {
      const response = await app.request(path, {
        method,
        headers: {
          'content-type': 'application/json',
          ...(user && { authorization: `Bearer ${await issuer.sign(user)}` }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const answer: AnswerBody = JSON.parse(await response.text());
      return { status: response.status, body: answer, headers: response.headers };
    },
    /** Until the outbox is empty: what has not been told by then never will be. */
    async allTold() {
      for (;;) {
        const { rows } = await sql`select from outbox limit 1`.execute(db);
        if (rows.length === 0) return;
        relay.nudge();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    /** Until every call to the gateway that was made is written down. */
    callsWritten: calls.written,
    /** As if so many seconds had gone by for all that waits. */
    async timePasses(seconds: number) {
      for (const table of ['payments', 'point_charges', 'refunds']) {
        await sql`update ${sql.table(table)}
          set created_at = created_at - make_interval(secs => ${seconds}),
              next_attempt_at = next_attempt_at - make_interval(secs => ${seconds})`.execute(db);
      }
    },
    async close() {
      await relay.close();
      await calls.written();
      closeGateway();
      await database.close();
    },
  };
}

async function listen(server: NetServer) {
  if (!(server instanceof Server)) throw new Error('expected an HTTP/1 server');
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
