import { outcomeOf, tally } from '../../crowd/client/outcomes.ts';
import { openClient } from '../../crowd/client/send.ts';
import { newSeatEvent } from '../../crowd/system/announced-event.ts';
import { directly } from '../../crowd/system/places.ts';
import { inFlight } from '../client/in-flight.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, measured, round, timeFigures } from '../measure.ts';
import { visitorsOf } from '../people/let-in.ts';
import { soldSeats } from '../system/sold.ts';

const USERS = 500;

export const hotSeat: Load = {
  name: 'hot-seat',
  about: '500 users at one seat, all at once',
  cases: [{ name: 'directly', run }],
};

async function run(): Promise<Figures> {
  const event = await newSeatEvent();
  const visitors = await visitorsOf(event.id, USERS);
  const seatIds = event.seats.slice(0, 1).map((seat) => seat.id);
  const client = openClient(USERS);
  // Everybody has looked at the map, and so has a connection.
  const map = `${directly.reservation}/api/seats/events/${event.id}`;
  await inFlight(visitors, USERS, () => client.send('GET', map));
  client.times.length = 0;
  const { result, seconds, cpu } = await measured(() =>
    inFlight(visitors, USERS, async (visitor) => {
      const call = { ...visitor, body: { eventId: event.id, seatIds } };
      return outcomeOf(await client.send('POST', `${directly.reservation}/api/seats/reserve`, call));
    }),
  );
  client.close();
  return {
    'all answered after s': round(seconds, 2),
    'requests/s': round(USERS / seconds),
    ...timeFigures(client.times),
    ...cpuFigures(cpu, USERS),
    outcomes: tally(result),
    'sold once': await soldSeats(event.id),
  };
}
