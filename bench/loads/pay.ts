import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { outcomeOf, tally } from '../../crowd/client/outcomes.ts';
import { type Client, openClient } from '../../crowd/client/send.ts';
import { newSeatEvent } from '../../crowd/system/announced-event.ts';
import { directly } from '../../crowd/system/places.ts';
import { Held } from '../../story/client/answers.ts';
import { inFlight } from '../client/in-flight.ts';
import { percentile } from '../client/percentile.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { type Visitor, visitorsOf } from '../people/let-in.ts';
import { confirmationTimes } from '../system/confirmation-times.ts';
import { systemParts } from '../system/processes.ts';
import { soldSeats } from '../system/sold.ts';

const FLOWS = 500;
const IN_FLIGHT = 50;
const BYSTANDER_PAUSE_MS = 50;

export const pay: Load = {
  name: 'pay',
  about: '500 users hold a seat each and pay it by card, 50 at once, while a bystander looks at the seat map',
  cases: [{ name: `directly, gateway waits ${gatewayDelay()} ms`, run }],
};

async function run(): Promise<Figures> {
  const event = await newSeatEvent();
  const visitors = await visitorsOf(event.id, FLOWS);
  const client = openClient(IN_FLIGHT);
  const bystander = openClient(1);
  const times: number[] = [];
  let paying = true;
  const { result, cpu } = await measured(async () => {
    const looking = lookOn(bystander, event.id, () => paying);
    const startedAt = performance.now();
    const outcomes = await inFlight(visitors, IN_FLIGHT, async (visitor, index) => {
      const begunAt = performance.now();
      const outcome = await holdAndPay(client, visitor, event.id, event.seats[index]?.id);
      times.push(performance.now() - begunAt);
      return outcome;
    });
    paying = false;
    const seconds = (performance.now() - startedAt) / 1_000;
    await looking;
    return { outcomes, seconds };
  });
  client.close();
  bystander.close();
  const confirmed = await confirmationTimes(event.id);
  return {
    'flows/s': round(FLOWS / result.seconds),
    ...timeFigures(times),
    'paid to confirmed p50 ms': round(percentile(confirmed, 50)),
    'paid to confirmed p99 ms': round(percentile(confirmed, 99)),
    'bystander p99 ms': round(percentile(bystander.times, 99)),
    ...cpuFigures(cpu, FLOWS),
    outcomes: tally(result.outcomes),
    'sold once': await soldSeats(event.id),
  };
}

async function holdAndPay(client: Client, visitor: Visitor, eventId: string, seatId: string | undefined) {
  const hold = { ...visitor, body: { eventId, seatIds: [seatId] } };
  const held = await client.send('POST', `${directly.reservation}/api/seats/reserve`, hold);
  if (held.status >= 400) return outcomeOf(held);
  const reservationId = Held.parse(held.body).reservation.id;
  const call = { by: visitor.by, body: { reservationId, paymentMethod: 'naver_pay' } };
  return outcomeOf(await client.send('POST', `${directly.payment}/api/payments/process`, call));
}

async function lookOn(client: Client, eventId: string, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    await client.send('GET', `${directly.reservation}/api/seats/events/${eventId}`);
    await pause(BYSTANDER_PAUSE_MS);
  }
}

/** How the running gateway was told to wait. */
function gatewayDelay(): string {
  const gateway = systemParts().find((part) => part.name === 'payment-gateway');
  const environment = gateway ? readFileSync(`/proc/${gateway.pids[0]}/environ`, 'utf8') : '';
  return environment.match(/(?:^|\0)SANDBOX_DELAY_MS=([^\0]*)/)?.[1] ?? '100-300';
}
