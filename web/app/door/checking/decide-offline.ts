import { hashOfShortCode, readShortCode } from '../codes/short-code.ts';
import { readTicketCode, type SignedTicket, type TicketKey } from '../codes/ticket-code.ts';
import type { Admission } from '../kept/admissions.ts';
import type { KeptList } from '../kept/lists.ts';
import type { Verdict } from './verdict.ts';

/** What the phone knows of an event and its tickets. */
type Known = {
  list: KeptList | undefined;
  keys: readonly TicketKey[];
  admissionOf: (ticketId: string) => Promise<Admission | undefined>;
  titleOf: (eventId: string) => Promise<string | undefined>;
};

type Ticket = NonNullable<Verdict['ticket']> & { status: KeptList['tickets'][number]['status'] | 'newer' };

const offline = { isOffline: true } as const;

/**
 * What a phone says by itself: a picture is believed by its signature, a typed code when its hash is on the list; then the
 * list and whom this phone has let in decide. A signed ticket that is not on the list was bought after it was read:
 * cancelled ones are on it.
 */
export async function decideOffline(code: string, known: Known): Promise<Verdict> {
  const { list, keys } = known;
  if (!list || keys.length === 0) return { ...offline, result: 'unchecked' };
  const short = readShortCode(code);
  if (short !== undefined) {
    const typed = await typedTicket(short, list);
    return typed ? decide(typed, known) : { ...offline, result: 'unknown', isNotListed: true };
  }
  const signed = await readTicketCode(code, keys);
  if (signed && signed.eventId !== list.event.id)
    return {
      ...offline,
      result: 'wrong_event',
      ticket: ticketOf(signed),
      otherEvent: await known.titleOf(signed.eventId),
    };
  return signed ? decide(scannedTicket(signed, list), known) : { ...offline, result: 'unknown' };
}

async function decide({ status, ...ticket }: Ticket, { admissionOf }: Known): Promise<Verdict> {
  const told = { ...offline, ticket };
  const own = await admissionOf(ticket.id);
  if (own) return { ...told, result: 'already_used', usedAt: own.at, usedAtDoor: own.door };
  switch (status) {
    case 'used':
      return { ...told, result: 'already_used' };
    case 'cancelled':
      return { ...told, result: 'cancelled' };
    case 'newer':
      return { ...told, result: 'admitted', isNewer: true };
    case 'valid':
      return { ...told, result: 'admitted' };
  }
}

async function typedTicket(shortCode: string, { tickets }: KeptList): Promise<Ticket | undefined> {
  const hash = await hashOfShortCode(shortCode);
  const row = tickets.find(({ shortCodeHash }) => shortCodeHash === hash);
  return row && { id: row.id, label: row.label, status: row.status };
}

function scannedTicket(signed: SignedTicket, { tickets }: KeptList): Ticket {
  const row = tickets.find(({ id }) => id === signed.id);
  return { ...ticketOf(signed), status: row?.status ?? 'newer' };
}

const ticketOf = ({ id, label, reservationNumber }: SignedTicket) => ({ id, label, reservationNumber });
