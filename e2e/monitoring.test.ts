import { beforeAll, expect, inject, test } from 'vitest';
import { z } from 'zod';
import { allQueries } from '../monitoring/promql/all-queries.ts';
import { mentionsOf } from '../monitoring/promql/mentions.ts';
import { readScrape, type Scraped } from '../monitoring/promql/scraped.ts';
import { targetLabels, wanting } from '../monitoring/promql/wanting.ts';
import { readRunTemplate } from '../start/template/run-template.ts';
import { ask } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { tellStory } from '../story/story.ts';
import { publish } from './system/broker.ts';
import { events } from './system/events-command.ts';
import { eventWithTickets } from './system/new-event.ts';
import { parts } from './system/parts.ts';
import { newBuyer, theAdmin } from './system/people.ts';
import { appUrl, origin, settings, sidecarUrl } from './system/places.ts';

const { apps } = readRunTemplate(undefined, inject('system').portOffset);

/** What Prometheus would find at services and sidecars. */
async function scrape(): Promise<Map<string, Scraped>> {
  const pages = apps.flatMap(({ appID, metricsPort }) => [
    `${appUrl(appID)}/metrics`,
    `http://localhost:${metricsPort}/metrics`,
  ]);
  const scraped = new Map<string, Scraped>();
  for (const page of pages) readScrape(await (await fetch(page)).text(), scraped);
  return scraped;
}

/** A room for one, to which two have come: the story's buyer waits too shortly to be seen by a tick. */
async function letSomebodyWait(): Promise<void> {
  const [inside, waiting, admin, { id }] = await Promise.all([
    newBuyer(),
    newBuyer(),
    theAdmin(),
    eventWithTickets(5),
  ]);
  await admin.limitRoom(id, 1);
  await inside.enter(id);
  expect((await waiting.enter(id)).queued).toBe(true);
}

/** Standing tickets are held for a quarter of a minute here. */
async function letTicketsRunOut(): Promise<void> {
  const [buyer, event] = await Promise.all([newBuyer(), eventWithTickets(5)]);
  await buyer.holdTickets(event.id, [{ ticketTypeId: event.ticketTypeId, quantity: 1 }]);
}

const textSomebody = async () =>
  ask(origin, 'POST', '/api/notifications', z.unknown(), {
    token: (await theAdmin()).token,
    body: {
      user_id: (await newBuyer()).user.id,
      template: 'announcement',
      channel: 'sms',
      data: { title: '안내', text: '내일 문을 엽니다.' },
    },
  });

const breaksItsContract = { id: crypto.randomUUID(), type: 'payment.paid', data: {} };

/** A call that finds nobody: the sidecar tries again, and gives up with an error. */
const callNobody = () =>
  parts.without('auth-sidecar', async () => {
    const response = await fetch(`${sidecarUrl('payment')}/v1.0/invoke/auth/method/health`);
    expect(response.status).toBeGreaterThanOrEqual(500);
  });

/** Some metrics are there only once what they count has happened. */
beforeAll(async () => {
  await tellStory(settings, async (_name, act) => act(() => {}));
  await letSomebodyWait();
  await letTicketsRunOut();
  await textSomebody();
  await publish('payment', 'payments', breaksItsContract);
  await callNobody();
  await until(
    'it is given up',
    () => events('dead', '--show', breaksItsContract.id),
    ({ code }) => code === 0,
    20_000,
  );
});

/** The figures that are read from databases come once a minute. */
const WITHIN_MS = 100_000;

test('every panel and every alert asks for metrics that there are, with labels that they have', async () => {
  const queries = allQueries();
  expect(queries.length).toBeGreaterThan(100);
  const ofTargets = targetLabels();
  const inVain = async () => {
    const scraped = await scrape();
    return queries.flatMap(({ where, expr }) =>
      mentionsOf(expr)
        .map((mention) => wanting(mention, scraped, ofTargets))
        .filter((said) => said !== undefined)
        .map((said) => `${where}: ${said}`),
    );
  };
  await expect.poll(inVain, { timeout: WITHIN_MS, interval: 1_000 }).toEqual([]);
}, 180_000);

test('lines are named by labels that their queries leave', () => {
  for (const { where, legend, expr } of allQueries()) {
    const left = new Set(mentionsOf(expr).flatMap(({ labels }) => labels));
    for (const [, label = ''] of legend.matchAll(/\{\{(\w+)\}\}/g)) expect(left, where).toContain(label);
  }
});
