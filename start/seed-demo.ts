import type { Credentials } from '../story/client/account.ts';
import { Admin } from '../story/client/admin.ts';
import { SeatMap } from '../story/client/answers.ts';
import { Buyer } from '../story/client/buyer.ts';
import { eventsOnSale } from '../story/client/catalogue.ts';
import { ask, Refused } from '../story/client/http.ts';
import { until } from '../story/client/until.ts';
import { demoAccounts, demoStaff } from './demo-accounts.ts';
import { hangPosters } from './demo-posters.ts';
import { readRunTemplate } from './template/run-template.ts';

/**
 * Makes the demo's buyers, its staff and its posters through the shop's own address, like anybody else, and waits
 * until its events can be bought; a second run changes nothing.
 */
const settings = { ...readRunTemplate().common.env, ...process.env };
const origin = settings.ORIGIN_URL ?? '';

/** Undefined for one who has logged in by Google since: their password is none any more. */
async function demoBuyer({ email, password, name }: Credentials): Promise<Buyer | undefined> {
  try {
    return await Buyer.register(origin, { email, password, name });
  } catch (refusal) {
    passOver('EMAIL_TAKEN', refusal);
  }
  try {
    return await Buyer.logIn(origin, { email, password });
  } catch (refusal) {
    passOver('INVALID_CREDENTIALS', refusal);
  }
  return undefined;
}

/** The administrator of dev.yaml; undefined when they have another password by now. */
async function demoAdmin(): Promise<Admin | undefined> {
  const { ADMIN_EMAIL: email = '', ADMIN_PASSWORD: password = '' } = settings;
  try {
    return await Admin.logIn(origin, { email, password });
  } catch (refusal) {
    passOver('INVALID_CREDENTIALS', refusal);
  }
  return undefined;
}

/** reservation-service sells an event from the moment it has heard of it, which is after the list shows it. */
async function sellsSeatsOf(eventId: string): Promise<boolean> {
  try {
    await ask(origin, 'GET', `/api/seats/events/${eventId}`, SeatMap);
    return true;
  } catch (refusal) {
    passOver('EVENT_NOT_FOUND', refusal);
    return false;
  }
}

function passOver(code: string, refusal: unknown): void {
  if (!(refusal instanceof Refused) || refusal.code !== code) throw refusal;
}

for (const account of demoAccounts) {
  const buyer = await demoBuyer(account);
  if (!buyer || account.points === 0) continue;
  const { balance } = await buyer.points();
  if (balance === 0) await buyer.chargePoints(account.points);
}
const atTheDoor = await demoBuyer(demoStaff);
const admin = await demoAdmin();
if (atTheDoor?.user.role === 'user') await admin?.setRole(atTheDoor.user.id, 'staff');
if (admin) await hangPosters(admin);
const onSale = await eventsOnSale(origin);
for (const { event } of onSale.filter((found) => found.event.seat_layout_id)) {
  await until(
    `${event.title} can be bought`,
    () => sellsSeatsOf(event.id),
    (sold) => sold,
    30_000,
  );
}
console.log(`  demo buyers: ${demoAccounts.map(({ email }) => email).join(', ')}`);
