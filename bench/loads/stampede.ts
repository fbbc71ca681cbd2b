import { outcomeOf, tally } from '../../crowd/client/outcomes.ts';
import { type Client, openClient } from '../../crowd/client/send.ts';
import { type Minted, mintCrowd } from '../../crowd/people/mint-users.ts';
import { newSeatEvent } from '../../crowd/system/announced-event.ts';
import { type Door, directly, throughOrigin } from '../../crowd/system/places.ts';
import { QueueState, type Seat, SeatMap } from '../../story/client/answers.ts';
import { inFlight } from '../client/in-flight.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { openRoom } from '../system/limit-room.ts';
import { soldSeats } from '../system/sold.ts';

const USERS = 2_000;
const IN_FLIGHT = 200;
const TRIES = 5;

export const stampede: Load = {
  name: 'stampede',
  about:
    '2,000 users at 500 seats, 200 at once: queue, map, hold of a free seat; who loses looks again, 5 times at most',
  cases: [
    { name: 'directly', run: () => run(directly) },
    { name: 'through the origin', run: () => run(throughOrigin) },
  ],
};

async function run(door: Door): Promise<Figures> {
  const event = await newSeatEvent();
  await openRoom(event.id);
  const users = await mintCrowd(USERS);
  const client = openClient(IN_FLIGHT);
  let startedAt = 0;
  let lastHoldAt = 0;
  const { result, seconds, cpu } = await measured(() => {
    startedAt = performance.now();
    return inFlight(users, IN_FLIGHT, async (user) => {
      const outcome = await visit(client, door, user, event.id);
      if (outcome === 'done') lastHoldAt = performance.now();
      return outcome;
    });
  });
  client.close();
  const holds = result.filter((outcome) => outcome === 'done').length;
  return {
    'holds/s': round(holds / ((lastHoldAt - startedAt) / 1_000)),
    'requests/s': round(client.times.length / seconds),
    ...timeFigures(client.times),
    ...cpuFigures(cpu, client.times.length),
    outcomes: tally(result),
    'sold once': await soldSeats(event.id),
  };
}

/** What one buyer does, as fast as the answers come. */
async function visit(client: Client, door: Door, by: Minted, eventId: string): Promise<string> {
  const entered = await client.send('POST', `${door.queue}/api/queue/check/${eventId}`, { by, body: {} });
  const { pass } = QueueState.parse(entered.body);
  let outcome = 'sold out';
  for (let tries = 0; tries < TRIES; tries++) {
    const map = await client.send('GET', `${door.reservation}/api/seats/events/${eventId}`);
    const seat = anyFree(SeatMap.parse(map.body).seats);
    if (!seat) return 'sold out';
    const body = { eventId, seatIds: [seat.id] };
    const call = { by, body, pass: pass ?? undefined };
    outcome = outcomeOf(await client.send('POST', `${door.reservation}/api/seats/reserve`, call));
    if (outcome !== 'SEAT_UNAVAILABLE') return outcome;
  }
  return outcome;
}

function anyFree(seats: Seat[]): Seat | undefined {
  const free = seats.filter((seat) => seat.status === 'available');
  return free[Math.floor(Math.random() * free.length)];
}
