import pg from 'pg';
import { z } from 'zod';
import { type GatewayPayment, gatewayPayments } from '../story/client/gateway.ts';

/** Sums as numbers: all money of one shop fits. */
const INT8_OID = 20;
pg.types.setTypeParser(INT8_OID, Number);

/** The services that keep books. */
export type Keeper = 'payment' | 'reservation';

/** The books of the shop, each as it stood at one moment; nobody writes in them. */
export interface Books {
  rows<Shape extends z.ZodType>(
    keeper: Keeper,
    shape: Shape,
    query: string,
    values?: unknown[],
  ): Promise<z.output<Shape>[]>;
  /** What the gateway says of each order; read after our own books. */
  gateway(): Promise<GatewayPayment[]>;
}

export type Whereabouts = { databases: Record<Keeper, pg.ClientConfig>; gatewayUrl: string };

/** Opens the books for one look at them: each database in a transaction that sees one moment and may not write. */
export async function withBooks<T>(
  { databases, gatewayUrl }: Whereabouts,
  look: (books: Books) => Promise<T>,
): Promise<T> {
  const open = {
    payment: new pg.Client(databases.payment),
    reservation: new pg.Client(databases.reservation),
  };
  const clients = Object.values(open);
  // A connection that breaks rejects the query that runs; unheard it would also end the process.
  for (const client of clients) client.on('error', () => {});
  try {
    for (const client of clients) {
      await client.connect();
      await client.query('begin isolation level repeatable read read only');
    }
    return await look({
      async rows(keeper, shape, query, values = []) {
        return z.array(shape).parse((await open[keeper].query(query, values)).rows);
      },
      gateway: () => gatewayPayments(gatewayUrl),
    });
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => {})));
  }
}

const Sentence = z.object({ sentence: z.string() });

/** Queries that find mistakes give each as a sentence. */
export const sentences = async (books: Books, keeper: Keeper, query: string, values?: unknown[]) =>
  (await books.rows(keeper, Sentence, query, values)).map(({ sentence }) => sentence);
