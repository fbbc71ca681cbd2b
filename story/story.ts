import { cancelAndGetItBack } from './chapters/cancel.ts';
import { payMixed } from './chapters/pay.ts';
import { winTheSeat } from './chapters/seat.ts';
import { waitUntilLetIn } from './chapters/waiting-room.ts';
import { Buyer } from './client/buyer.ts';
import { eventWithSeats } from './client/catalogue.ts';
import { Live } from './client/live.ts';
import type { Settings } from './settings.ts';
import type { Step } from './step.ts';

/** What a buyer goes through, from registering to the mail about the money that came back. */
export async function tellStory(settings: Settings, step: Step): Promise<void> {
  const { origin } = settings;
  const event = await step('an event with seats is on sale', async (seen) => {
    const found = await eventWithSeats(origin);
    seen(`${found.title} (${found.id})`);
    return found;
  });

  const somebody = (who: string) => {
    const email = `${who}-${crypto.randomUUID().slice(0, 13)}@story.test`;
    return { email, password: `story-${crypto.randomUUID()}`, name: who };
  };
  const me = somebody('buyer');
  await step('register', async (seen) => {
    const { user } = await Buyer.register(origin, me);
    seen(`${user.email}, role ${user.role}`);
  });
  const buyer = await step('log in', () => Buyer.logIn(origin, me));
  const [rival, guest] = await step('two others register', () =>
    Promise.all([Buyer.register(origin, somebody('rival')), Buyer.register(origin, somebody('guest'))]),
  );

  await waitUntilLetIn({ settings, step, event, buyer, rival, guest });
  const onlooker = await step('an onlooker opens the seat map live', () =>
    Live.join(origin, guest.token, event.id, 'join-seat-selection'),
  );
  try {
    const holding = await winTheSeat({ step, event, buyer, rival, onlooker });
    const paid = await payMixed({ settings, step, onlooker, ...holding });
    await cancelAndGetItBack({ settings, step, onlooker, paid, ...holding });
  } finally {
    onlooker.close();
  }
}
