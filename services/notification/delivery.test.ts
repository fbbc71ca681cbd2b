import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { publish } from '#shared/dapr/publish.ts';
import { listen } from '#shared/testing/listen.ts';
import { startSidecar } from '#shared/testing/sidecar.ts';
import { claimsIn } from './delivery/claims.ts';
import { type MailServer, startMailServer } from './testing/mail-server.ts';
import { aBuyer, aCharge, openPostOffice, type PostOffice } from './testing/post-office.ts';

const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

/** Two replicas of the service and one of payment, each with its sidecar, on one broker and one state store. */
describe('over the broker', () => {
  let server: MailServer;
  let payment: Awaited<ReturnType<typeof startSidecar>>;
  let replicas: Awaited<ReturnType<typeof startReplica>>[] = [];
  beforeAll(async () => {
    server = await startMailServer();
    payment = await startSidecar('payment');
    replicas = await Promise.all([startReplica(server.port), startReplica(server.port)]);
  });
  afterAll(async () => {
    await Promise.all([payment, ...replicas].map((part) => part.stop()));
    await server.stop();
  });

  const tell = (data: object, sidecar = payment) => {
    const event = { topic: 'payments', type: 'points.charged', traceparent: TRACEPARENT };
    return publish(sidecar, { id: crypto.randomUUID(), data, ...event });
  };
  const told = (status: string) =>
    replicas.flatMap(({ answers }) => answers).filter((answer) => answer.includes(status)).length;
  const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 20_000 });

  test('an event that was told three times makes one mail', async () => {
    const [buyer, before] = [aBuyer(), told('SUCCESS')];
    const charge = aCharge(buyer);
    await Promise.all([tell(charge), tell(charge), tell(charge)]);
    await until(() => told('SUCCESS') === before + 3);
    expect(server.to(buyer.email)).toHaveLength(1);
  });

  test('a delivery to both replicas at once makes one mail', async () => {
    const buyer = aBuyer();
    const charge = aCharge(buyer);
    const answers = replicas.flatMap(({ office }) =>
      Array.from({ length: 5 }, () => office.deliver('points.charged', charge)),
    );
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['SUCCESS']));
    expect(server.to(buyer.email)).toHaveLength(1);
  });

  test('what the mail server refuses at first is delivered again, and goes out once', async () => {
    const [buyer, before] = [aBuyer(), told('SUCCESS')];
    server.mood = { refuses: 451 };
    await tell(aCharge(buyer));
    await until(() => told('RETRY') > 0);
    server.mood = 'takes';
    await until(() => told('SUCCESS') === before + 1);
    expect(server.to(buyer.email)).toHaveLength(1);
  });

  test('an event that breaks its contract is parked, and holds up nobody', async () => {
    const [buyer, before] = [aBuyer(), told('SUCCESS')];
    await tell({ ...aCharge(aBuyer()), amount: '30000' });
    await tell(aCharge(buyer));
    await until(() => told('DROP') === 1 && told('SUCCESS') === before + 1);
    expect(server.to(buyer.email)).toHaveLength(1);
  });

  test('this service may hear of payments, but cannot tell of any', async () => {
    const [replica] = replicas;
    await expect(tell(aCharge(aBuyer()), replica?.sidecar)).rejects.toThrow('not allowed');
  });
});

/** A replica of the service with its sidecar, and what it answered to deliveries of that. */
async function startReplica(smtpPort: number) {
  let office: PostOffice | undefined;
  const answers: string[] = [];
  const served = await listen(async (request) => {
    const response = await office?.app.fetch(request);
    if (!response) return new Response(null, { status: 503 });
    if (request.url.includes('/events/')) answers.push(await response.clone().text());
    return response;
  });
  const sidecar = await startSidecar('notification', Number(new URL(served.url).port));
  office = openPostOffice(smtpPort, claimsIn(sidecar));
  return {
    office,
    sidecar,
    answers,
    async stop() {
      await sidecar.stop();
      served.close();
    },
  };
}
