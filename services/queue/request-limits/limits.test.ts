import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppError } from '#shared/http/errors.ts';
import { metricValue } from '#shared/testing/metric-value.ts';
import { readConfig } from '../config.ts';
import { aBuyer, anEvent, type Buyer, type Replica, startReplica } from '../testing/replica.ts';
import { createLimit, type LimitRules } from './limit.ts';

const event = anEvent();
const MANY = { windowMs: 600_000, perAccount: 1_000_000, perAddress: 1_000_000, perNetwork: 1_000_000 };

/** The window is long, so that nothing comes back while a test runs, however slowly. */
const limiting = (rules: Partial<LimitRules>, trustedProxies?: string) => {
  const limits = { enter: { ...MANY, ...rules }, poll: { ...MANY, ...rules } };
  return startReplica([event], {}, { limits, ...(trustedProxies && { trustedProxies }) });
};
/** Limits nothing that is asked here: what it answers is what the others keep off. */
let open: Replica;
let byAccount: Replica;
let byAddress: Replica;
let byNetwork: Replica;
let withoutProxy: Replica;
let everybody: Replica[];
beforeAll(async () => {
  everybody = [open, byAccount, byAddress, byNetwork, withoutProxy] = await Promise.all([
    limiting({}),
    limiting({ perAccount: 5 }),
    limiting({ perAddress: 5 }),
    limiting({ perNetwork: 8 }),
    limiting({ perAddress: 5 }, '10.9.9.9'),
  ]);
});
afterAll(() => {
  for (const replica of everybody) replica.stop();
});

type Act = 'check' | 'enter' | 'status' | 'leave';
const ACTS: Act[] = ['check', 'enter', 'status', 'leave'];

function doAs(buyer: Buyer, replica: Replica, act: Act, from = someAddress()) {
  const forwarded = { 'x-forwarded-for': from };
  if (act === 'enter')
    return buyer.call(replica.url, 'POST', '/api/queue/enter', { eventId: event.id }, forwarded);
  const method = act === 'status' ? 'GET' : 'POST';
  return buyer.call(replica.url, method, `/api/queue/${act}/${event.id}`, undefined, forwarded);
}

let addresses = 0;
/** Of a network that no other test has. */
const someAddress = () => {
  addresses++;
  return `11.${addresses >> 8}.${addresses & 255}.7`;
};

/** The statuses of so many requests, in order. */
async function statuses(count: number, request: (at: number) => Promise<{ status: number }>) {
  const all: number[] = [];
  for (let at = 0; at < count; at++) all.push((await request(at)).status);
  return all;
}
const passed = (all: number[]) => all.filter((status) => status === 200).length;

describe('one account', () => {
  test.each(ACTS)('that floods %s is refused after what it may, wherever it comes from', async (act) => {
    const buyer = await aBuyer();
    expect(await statuses(7, () => doAs(buyer, byAccount, act))).toEqual([
      ...Array(5).fill(200),
      ...Array(2).fill(429),
    ]);
    const { status, headers, body } = await doAs(buyer, byAccount, act);
    expect(status).toBe(429);
    expect(body).toEqual({
      error: expect.stringMatching(/[가-힣]/),
      message: body.error,
      code: 'RATE_LIMITED',
      success: false,
      requestId: expect.any(String),
    });
    // One of five comes back every two minutes.
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(60);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(120);
  });

  test.each(ACTS)('that floods %s gets through where nothing limits it', async (act) => {
    const buyer = await aBuyer();
    expect(passed(await statuses(20, () => doAs(buyer, open, act)))).toBe(20);
  });

  test('has one allowance for entering and leaving, and another for polling', async () => {
    const buyer = await aBuyer();
    const acts: Act[] = ['check', 'leave', 'enter', 'leave', 'check', 'leave'];
    expect(await statuses(6, (at) => doAs(buyer, byAccount, acts[at] ?? 'check'))).toEqual([
      ...Array(5).fill(200),
      429,
    ]);
    expect((await doAs(buyer, byAccount, 'status')).status).toBe(200);
  });

  test('that asks too much takes nothing from the others behind its address', async () => {
    const [loud, quiet] = [await aBuyer(), await aBuyer()];
    const replica = await limiting({ perAccount: 5, perAddress: 8 });
    const from = someAddress();
    expect(passed(await statuses(50, () => doAs(loud, replica, 'status', from)))).toBe(5);
    expect(await statuses(3, () => doAs(quiet, replica, 'status', from))).toEqual([200, 200, 200]);
    replica.stop();
  });
});

describe('one address with ever new accounts', () => {
  const flood = async (replica: Replica, from: (at: number) => string) => {
    const buyers = await Promise.all(Array.from({ length: 12 }, () => aBuyer()));
    return passed(
      await statuses(12, async (at) => {
        const buyer = buyers[at];
        return buyer ? doAs(buyer, replica, 'check', from(at)) : { status: 0 };
      }),
    );
  };

  test('is refused after what it may, and gets through where nothing limits it', async () => {
    const from = someAddress();
    expect(await flood(byAddress, () => from)).toBe(5);
    expect(await flood(open, () => from)).toBe(12);
    expect(await flood(byAddress, someAddress)).toBe(12);
  });

  test('is the same one, whichever of its /64 it takes', async () => {
    expect(await flood(byAddress, (at) => `2001:db8:1:2:${at}::1`)).toBe(5);
  });

  test('is not another one by what it writes into X-Forwarded-For', async () => {
    const from = someAddress();
    // As a proxy of ours passes it on: what its client claims, and then who that client is.
    expect(await flood(byAddress, (at) => `198.51.100.${at}, ${from}`)).toBe(5);
    // And where no proxy stands before us.
    expect(await flood(withoutProxy, (at) => `198.51.100.${at}`)).toBe(5);
  });

  test('counts with its network: spread over a /24 or a /48 it is refused as a whole', async () => {
    expect(await flood(byNetwork, (at) => `198.51.100.${at}`)).toBe(8);
    expect(await flood(byNetwork, (at) => `2001:db8:9:${at}::1`)).toBe(8);
    expect(await flood(byAddress, (at) => `198.51.101.${at}`)).toBe(12);
    expect(await flood(byNetwork, someAddress)).toBe(12);
  });
});

test('what is refused is counted by what was done and by whose limit it was', async () => {
  const count = (per: string) => metricValue('tiketi_queue_limited_total', { act: 'poll', per });
  const [accounts, networks] = [await count('account'), await count('network')];
  const buyer = await aBuyer();
  await statuses(7, () => doAs(buyer, byAccount, 'status'));
  expect([await count('account'), await count('network')]).toEqual([accounts + 2, networks]);
});

describe('with the limits that stand when nobody sets others', () => {
  const NEEDED = {
    APP_PORT: '3003',
    DAPR_HTTP_PORT: '3503',
    APP_API_TOKEN: 'a-token-of-our-own',
    REDIS_ADDRESS: 'redis:6379',
    ADMISSION_SECRET: 'a-secret-of-our-own-with-32-characters',
  };
  for (const [name, value] of Object.entries(NEEDED)) vi.stubEnv(name, value);
  const { limits } = readConfig();
  vi.unstubAllEnvs();

  /** Seconds of what people do, each so often a second; how many requests were refused. */
  function refusals(act: 'enter' | 'poll', { people = 1, perSecond = 1, seconds = 60 }) {
    let at = 0;
    const limit = createLimit(act, limits[act], () => at);
    let refused = 0;
    for (let request = 0; request < people * perSecond * seconds; request++) {
      at = (request / (people * perSecond)) * 1_000;
      try {
        limit({ userId: `user-${request % people}`, address: '203.0.113.7' });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused++;
      }
    }
    return refused;
  }

  // A poll a second, one for each new socket's restored session, one for each `queue-updated` in five seconds.
  const OF_A_TAB = 2.2;

  test.each([1, 3, 8])('%i tabs of one person poll for ten minutes as the front end does', (tabs) => {
    expect(refusals('poll', { perSecond: tabs * OF_A_TAB, seconds: 600 })).toBe(0);
  });

  test('a campus of 2,000 waits behind one address', () => {
    expect(refusals('poll', { people: 2_000, perSecond: OF_A_TAB })).toBe(0);
  });

  test('20,000 behind one address come in the second the sale opens', () => {
    expect(refusals('enter', { people: 20_000, seconds: 1 })).toBe(0);
  });

  test('somebody reloads the page twice a second for ten minutes', () => {
    expect(refusals('enter', { perSecond: 2, seconds: 600 })).toBe(0);
  });

  test('a script that polls a hundred times a second gets a fifth of it', () => {
    const refused = refusals('poll', { perSecond: 100, seconds: 600 });
    expect(refused / 60_000).toBeGreaterThan(0.79);
  });

  test('three tabs poll the service itself, and none of them is ever refused', async () => {
    const replica = await startReplica([event], {}, { limits });
    const [buyer, from] = [await aBuyer(), someAddress()];
    const tab = () => statuses(22, () => doAs(buyer, replica, 'status', from));
    const asked = await Promise.all([tab(), tab(), tab()]);
    expect(passed(asked.flat())).toBe(66);
    replica.stop();
  });
});
