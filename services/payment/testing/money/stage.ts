import type { User } from '#shared/tokens/claims.ts';
import { reconcile } from '../../reconcile/reconcile.ts';
import { standing } from '../reservations.ts';
import type { World } from '../world.ts';
import { type Model, TICKET } from './model.ts';

/** How the gateway takes it when money is asked back. */
export type Mood = 'well' | 'loses the answer' | 'refuses' | 'away';

/** The service and its gateway, for one buyer at a time. */
export type Stage = { world: World; user: User; setMood: (mood: Mood) => void };

type Answers<Rest extends unknown[]> = (request: Request, ...rest: Rest) => Response | Promise<Response>;

/** A gateway with moods. */
export function withMoods<Rest extends unknown[]>(answer: Answers<Rest>) {
  let mood: Mood = 'well';
  const fetch = async (request: Request, ...rest: Rest): Promise<Response> => {
    if (mood === 'well' || !request.url.endsWith('/cancel')) return answer(request, ...rest);
    if (mood === 'refuses') return Response.json({ code: 'NOT_CANCELABLE_PAYMENT' }, { status: 403 });
    if (mood === 'loses the answer') await answer(request, ...rest);
    return new Response(null, { status: 502 });
  };
  return {
    fetch,
    setMood(next: Mood) {
      mood = next;
    },
  };
}

/** A reservation of so many tickets that this buyer holds. */
export function hold({ world, user }: Stage, tickets: number) {
  const items = [standing(tickets, TICKET)];
  const facts = world.reservations.hold(user, tickets * TICKET, 'confirms', items);
  return { facts, state: 'held' as const, tickets, payment: undefined };
}

/** Until nothing is left to do: what has not happened by then never will. */
export async function untilQuiet({ world, setMood }: Stage, model: Model): Promise<void> {
  setMood('well');
  const ids = model.reservations.map(({ facts }) => facts.id);
  for (let round = 0; round < 20; round++) {
    await world.allTold();
    if (!(await isAnythingOpen(world, ids))) return;
    await world.timePasses(3_700);
    await reconcile(world.ctx);
  }
  throw new Error('it does not come to rest');
}

async function isAnythingOpen({ db }: World, reservationIds: string[]): Promise<boolean> {
  const open = await db
    .selectFrom('payments')
    .leftJoin('refunds', 'refunds.payment_id', 'payments.id')
    .select('payments.id')
    .where('reservation_id', 'in', reservationIds)
    .where((eb) =>
      eb.or([
        eb('payments.status', 'in', ['PROCESSING', 'UNCERTAIN', 'REFUNDING']),
        eb('refunds.status', '=', 'PENDING'),
      ]),
    )
    .execute();
  return open.length > 0;
}
