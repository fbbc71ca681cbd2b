import { serverNow } from '../../api/server-clock.ts';
import type { components } from '../../api/types/reservation.ts';
import { readAdmission, rememberAdmission } from '../kept/admissions.ts';
import { type KeptList, readKeptKeys, readKeptList } from '../kept/lists.ts';
import { admitOffline } from '../kept/queue.ts';
import { askShop } from './ask-shop.ts';
import { decideOffline } from './decide-offline.ts';
import type { Verdict } from './verdict.ts';

type Door = { eventId: string; name: string; userId: string; list: KeptList | undefined };

type Checked = {
  verdict: Verdict;
  /** What the shop said after all, where the phone had turned somebody away in its place. */
  late: Promise<Verdict | undefined>;
};

const NOTHING = Promise.resolve(undefined);

/** Nonces of scans whose answer never came: the same code goes with the same nonce, so that its first answer still comes. */
const unanswered = new Map<string, string>();

/**
 * What becomes of a scan: by the shop's word if that comes in time, else by what the phone keeps. Who is let in without the
 * shop is in the queue before anybody is told. Throws the `Refusal` of who may not check tickets (any more).
 */
export async function check(code: string, door: Door): Promise<Checked> {
  const nonce = unanswered.get(code) ?? crypto.randomUUID();
  const { eventId, name } = door;
  const scan = { code, eventId, nonce, ...(name && { device: name }) };
  const own = await knownTo(door)
    .then((known) => decideOffline(code, known))
    .catch(unable);
  // Let in here, which the shop does not know yet: asked now, it would let in another one.
  if (await isWaiting(own)) return { verdict: own, late: NOTHING };

  if (!navigator.onLine) return { verdict: await byOurselves(own, scan, door), late: NOTHING };
  unanswered.set(code, nonce);
  const { inTime, atLast } = askShop(scan);
  const told = await inTime;
  if (told) {
    unanswered.delete(code);
    await remember(told, door);
    return { verdict: told, late: NOTHING };
  }
  const verdict = await byOurselves(own, scan, door);
  if (verdict.result !== 'admitted') return { verdict, late: afterAll(code, verdict, atLast, door) };
  // Its nonce has let somebody in, and is the queue's: the next one who shows this code is somebody else.
  unanswered.delete(code);
  return { verdict, late: NOTHING };
}

const unable = (): Verdict => ({ result: 'unchecked', isOffline: true });

const knownTo = async ({ list }: Door) => ({
  list,
  keys: await readKeptKeys(),
  admissionOf: readAdmission,
  titleOf: async (eventId: string) => (await readKeptList(eventId))?.event.title,
});

async function isWaiting({ result, ticket }: Verdict): Promise<boolean> {
  if (result !== 'already_used' || !ticket) return false;
  return (await readAdmission(ticket.id))?.isWaiting ?? false;
}

async function byOurselves(
  own: Verdict,
  scan: components['schemas']['Scan'],
  { userId, eventId, name }: Door,
): Promise<Verdict> {
  if (own.result !== 'admitted' || !own.ticket) return own;
  const { id: ticketId, label } = own.ticket;
  const at = new Date(serverNow()).toISOString();
  const waiting = { userId, ticketId, label, scan: { ...scan, at } };
  return admitOffline(waiting, { ticketId, eventId, at, door: name, isWaiting: true }).then(
    () => own,
    unable,
  );
}

/** A phone that cannot keep anything goes by the shop alone. */
async function remember({ result, ticket, usedAt }: Verdict, { eventId, name }: Door): Promise<void> {
  if (result !== 'admitted' || !ticket) return;
  const at = usedAt ?? new Date(serverNow()).toISOString();
  await rememberAdmission({ ticketId: ticket.id, eventId, at, door: name, isWaiting: false }).catch(() => {});
}

async function afterAll(
  code: string,
  told: Verdict,
  atLast: Promise<Verdict | undefined>,
  door: Door,
): Promise<Verdict | undefined> {
  const late = await atLast;
  if (!late) return undefined;
  unanswered.delete(code);
  await remember(late, door);
  return late.result === told.result ? undefined : late;
}
