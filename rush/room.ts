import { mintUser } from '../crowd/people/mint-users.ts';
import { newEventWith } from '../crowd/system/announced-event.ts';
import { directly } from '../crowd/system/places.ts';
import { Admin } from '../story/client/admin.ts';
import { SeatMap } from '../story/client/answers.ts';
import { ask, Refused } from '../story/client/http.ts';
import { type Options, UsageError } from './arguments.ts';

export type OpenRoom = {
  eventId: string;
  title: string;
  seats: number;
  limits: { threshold: number; admitPerSecond: number };
  /** People in line and inside now, as the room itself says. */
  look: () => Promise<{ queueSize: number; currentUsers: number }>;
  /** An event that was there before has its limits back. */
  putBack: () => Promise<void>;
};

/** The room of the event that the rush is for, with the limits that were asked for. Throws `UsageError`. */
export async function openRoom({ event, seats, threshold, admitPerSecond }: Options): Promise<OpenRoom> {
  const eventId = event === 'new' ? (await newEventWith(seats)).id : event;
  const map = await seatMapOf(eventId);
  const admin = new Admin(directly.queue, await mintUser('admin'));
  const before = await admin.room(eventId);
  const usual = { threshold: before.threshold, admitPerSecond: before.admitPerSecond };
  const limits = {
    threshold: threshold ?? usual.threshold,
    admitPerSecond: admitPerSecond ?? usual.admitPerSecond,
  };
  await admin.setRoom(eventId, limits);
  return {
    eventId,
    title: map.event.title,
    seats: map.seats.length,
    limits,
    look: () => admin.room(eventId),
    async putBack() {
      if (event !== 'new') await admin.setRoom(eventId, usual);
    },
  };
}

async function seatMapOf(eventId: string) {
  try {
    return await ask(directly.reservation, 'GET', `/api/seats/events/${eventId}`, SeatMap);
  } catch (fault) {
    if (fault instanceof Refused) throw new UsageError(`no event with seats: ${fault.message}`);
    throw fault;
  }
}
