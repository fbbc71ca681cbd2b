import { openClient } from '../../crowd/client/send.ts';
import { type Minted, mintCrowd } from '../../crowd/people/mint-users.ts';
import { directly } from '../../crowd/system/places.ts';
import { QueueState } from '../../story/client/answers.ts';
import { inFlight } from '../client/in-flight.ts';
import { openRoom } from '../system/limit-room.ts';

export type Visitor = { by: Minted; pass: string };

/** So many users who are inside an event, each with a pass. */
export async function visitorsOf(eventId: string, size: number): Promise<Visitor[]> {
  await openRoom(eventId);
  const client = openClient(50);
  const visitors = await inFlight(await mintCrowd(size), 50, async (by) => {
    const { body } = await client.send('POST', `${directly.queue}/api/queue/check/${eventId}`, {
      by,
      body: {},
    });
    const { pass } = QueueState.parse(body);
    if (!pass) throw new Error('not let in');
    return { by, pass };
  });
  client.close();
  return visitors;
}
