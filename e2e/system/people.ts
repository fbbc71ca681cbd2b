import type { Account } from '../../story/client/account.ts';
import { Admin } from '../../story/client/admin.ts';
import { Buyer } from '../../story/client/buyer.ts';
import { origin, settings } from './places.ts';

/** Somebody nobody has seen before, logged in. */
export function newBuyer(who = 'buyer'): Promise<Buyer> {
  const email = `${who}-${crypto.randomUUID()}@e2e.test`;
  return Buyer.register(origin, { email, password: `e2e-${crypto.randomUUID()}`, name: who });
}

/** Register few at a time: each costs a password hash. */
const REGISTERED_AT_ONCE = 20;

export async function crowdOf(size: number): Promise<Buyer[]> {
  const crowd: Buyer[] = [];
  while (crowd.length < size) {
    const some = Math.min(REGISTERED_AT_ONCE, size - crowd.length);
    crowd.push(...(await Promise.all(Array.from({ length: some }, () => newBuyer('crowd')))));
  }
  return crowd;
}

export async function buyerWithPoints(points: number): Promise<Buyer> {
  const buyer = await newBuyer();
  await buyer.chargePoints(points);
  return buyer;
}

/** Somebody who checks tickets, and has logged in since they do. */
export async function newStaff(): Promise<Account> {
  const typed = { email: `staff-${crypto.randomUUID()}@e2e.test`, password: `e2e-${crypto.randomUUID()}` };
  const { user } = await Buyer.register(origin, { ...typed, name: 'staff' });
  await (await theAdmin()).setRole(user.id, 'staff');
  return Buyer.logIn(origin, typed);
}

export const theAdmin = () => Admin.logIn(origin, settings.admin);
