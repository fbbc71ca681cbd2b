import pg from 'pg';
import { migrations as paymentMigrations } from '../../services/payment/db/migrations.ts';
import { migrations as reservationMigrations } from '../../services/reservation/db/migrations.ts';
import { createTestDatabase } from '../../services/shared/testing/database.ts';
import { listen } from '../../services/shared/testing/listen.ts';
import type { GatewayPayment } from '../../story/client/gateway.ts';
import type { Keeper, Whereabouts } from '../books.ts';
import { PAYMENT_ROWS, RESERVATION_ROWS, THEIR_ORDERS } from './rows.ts';

const server = () => JSON.parse(process.env.TEST_DB ?? '{}');

async function asSuperuser(database: string, query: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ ...server(), database });
  await client.connect();
  try {
    return await client.query(query);
  } finally {
    await client.end();
  }
}

/** A shop whose books agree, to be copied; each test spoils a copy of its own. */
export async function openShop() {
  const originals = {
    payment: await madeBooks(paymentMigrations, PAYMENT_ROWS),
    reservation: await madeBooks(reservationMigrations, RESERVATION_ROWS),
  };

  async function copyOf(keeper: Keeper): Promise<string> {
    const name = `audit_${crypto.randomUUID().replaceAll('-', '')}`;
    await asSuperuser('postgres', `create database ${name} template ${originals[keeper]}`);
    return name;
  }

  /** Copies of all books, and a hand that changes them behind everybody's back. */
  return async function copy() {
    const names = { payment: await copyOf('payment'), reservation: await copyOf('reservation') };
    const orders: GatewayPayment[] = structuredClone(THEIR_ORDERS);
    const gateway = await listen(() => Response.json({ payments: orders }));
    const where: Whereabouts = {
      databases: {
        payment: { ...server(), database: names.payment },
        reservation: { ...server(), database: names.reservation },
      },
      gatewayUrl: gateway.url,
    };
    const change = (keeper: Keeper, query: string) => asSuperuser(names[keeper], query);
    return { where, orders, change, close: gateway.close };
  };
}

async function madeBooks(
  migrations: Parameters<typeof createTestDatabase>[0],
  rows: string,
): Promise<string> {
  const { db, close } = await createTestDatabase(migrations);
  const [{ name } = { name: '' }] = await db
    .selectNoFrom((eb) => eb.fn<string>('current_database').as('name'))
    .execute();
  await close();
  await asSuperuser(name, rows);
  return name;
}
