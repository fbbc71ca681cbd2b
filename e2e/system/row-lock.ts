import { until } from '../../story/client/until.ts';
import { connected, count } from './databases.ts';

const WAITING = `select count(*) from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`;

/**
 * Holds one row of a service's table, so that the service stops in the middle of its transaction,
 * and does something then. `stuck` resolves when so many transactions wait.
 */
export async function whileRowIsHeld<T>(
  { app, table, id }: { app: string; table: string; id: string },
  act: (stuck: (transactions?: number) => Promise<unknown>) => Promise<T>,
): Promise<T> {
  return connected(app, async (client) => {
    await client.query('begin');
    await client.query(`select from ${table} where id = $1 for update`, [id]);
    try {
      return await act((transactions = 1) =>
        until(
          `${transactions} transactions of ${app} wait for the row`,
          () => count(app, WAITING),
          (waiting) => waiting >= transactions,
        ),
      );
    } finally {
      await client.query('rollback');
    }
  });
}
