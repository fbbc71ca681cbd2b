import type { Kysely } from 'kysely';
import { newUser } from '#shared/testing/tokens.ts';
import type { User } from '#shared/tokens/claims.ts';
import type { PaymentTables } from '../db/schema.ts';
import { movePoints } from '../points/ledger.ts';

/** A user who got so many points. */
export async function userWithPoints(db: Kysely<PaymentTables>, amount: number): Promise<User> {
  const user = newUser();
  await movePoints(db, {
    userId: user.userId,
    type: 'CHARGE',
    amount,
    referenceType: 'MANUAL',
    referenceId: null,
    description: 'test',
  });
  return user;
}

/** Throws unless the history is a chain without a gap that ends at the balance. Returns the balance. */
export async function auditLedger(db: Kysely<PaymentTables>, userId: string): Promise<number> {
  const account = await db
    .selectFrom('points')
    .selectAll()
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  const histories = await db
    .selectFrom('point_histories')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('sequence')
    .execute();
  let balance = 0;
  for (const [index, { sequence, amount, balance_after }] of histories.entries()) {
    balance += amount;
    if (sequence !== index + 1) throw new Error(`history ${sequence} stands where ${index + 1} belongs`);
    if (balance_after !== balance)
      throw new Error(`history ${sequence} says ${balance_after}, not ${balance}`);
    if (balance < 0) throw new Error(`below zero at ${sequence}`);
  }
  if (account.balance !== balance || account.version !== histories.length) {
    throw new Error(`the balance is ${account.balance}, the history says ${balance}`);
  }
  return balance;
}
