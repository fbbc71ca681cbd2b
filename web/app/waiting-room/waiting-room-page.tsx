import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { eventQuery } from '../event/event-query.ts';
import { useUser } from '../session/session.ts';
import { WaitingRoom } from './waiting-room.tsx';

/** The place before the shop: who is let in goes on by themselves, who waits sees where they stand. */
export function WaitingRoomPage() {
  const { eventId } = useParams({ from: '/events/$eventId/waiting-room' });
  const { event } = useSuspenseQuery(eventQuery(eventId)).data;
  const user = useUser();
  return user && <WaitingRoom key={`${user.id} ${eventId}`} event={event} userId={user.id} />;
}
