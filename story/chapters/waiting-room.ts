import { z } from 'zod';
import { Admin } from '../client/admin.ts';
import type { Buyer } from '../client/buyer.ts';
import { Live } from '../client/live.ts';
import type { Settings } from '../settings.ts';
import type { Step } from '../step.ts';

type Chapter = {
  settings: Settings;
  step: Step;
  event: { id: string };
  buyer: Buyer;
  rival: Buyer;
  guest: Buyer;
};

/**
 * The room is full, a guest leaves, the buyer is let in live. An admin makes the room just large
 * enough for who is in it and the guest; afterwards it is as large as before, whatever happened.
 */
export async function waitUntilLetIn({ settings, step, event, buyer, rival, guest }: Chapter): Promise<void> {
  const admin = await step('the admin logs in', () => Admin.logIn(settings.origin, settings.admin));
  await step('a rival enters the waiting room and is inside at once', async (seen) => {
    const { queued, admitted } = await rival.enter(event.id);
    if (queued || !admitted) throw new Error('the room has a line already');
    seen(`queued ${queued}`);
  });
  const before = await admin.room(event.id);
  try {
    await step('the admin leaves one place free, a guest takes it', async (seen) => {
      const { threshold } = await admin.limitRoom(event.id, before.currentUsers + 1);
      const { queued, currentUsers } = await guest.enter(event.id);
      if (queued) throw new Error('the guest has to wait');
      seen(`${currentUsers} inside, ${threshold} allowed (${before.threshold} before)`);
    });
    await beLetInLive({ settings, step, event, buyer, guest });
  } finally {
    await admin.limitRoom(event.id, before.threshold);
  }
}

async function beLetInLive({ settings, step, event, buyer, guest }: Omit<Chapter, 'rival'>): Promise<void> {
  await step('the room is full: the buyer waits', async (seen) => {
    const { queued, position, queueSize } = await buyer.enter(event.id);
    if (!queued) throw new Error('the buyer got in at once');
    seen(`position ${position} of ${queueSize}`);
  });
  const live = await step('the buyer listens live', () =>
    Live.join(settings.origin, buyer.token, event.id, 'join-queue'),
  );
  try {
    await step('the guest leaves, the buyer is let in live', async (seen) => {
      await guest.leave(event.id);
      const mine = z.object({
        userId: z.literal(buyer.user.id),
        eventId: z.literal(event.id),
        message: z.string(),
      });
      const { message } = await live.hears('queue-entry-allowed', mine);
      const { queued } = await buyer.queueStatus(event.id);
      if (queued) throw new Error('the status still says queued');
      seen(`queue-entry-allowed: ${message}`);
    });
  } finally {
    live.close();
  }
}
