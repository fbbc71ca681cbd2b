import pg from 'pg';
import type { RunTemplate } from '../template/run-template.ts';
import { superuser } from './cluster.ts';

interface OwnDatabase {
  name: string;
  user: string;
  password: string;
}

/** The databases that dev.yaml's apps ask for. */
export function databasesOf(template: RunTemplate): OwnDatabase[] {
  return template.apps.flatMap(({ env: { DB_NAME: name, DB_USER: user, DB_PASSWORD: password } }) =>
    name && user && password ? [{ name, user, password }] : [],
  );
}

/** Gives each service its own database under its own role, closed to every other role. */
export async function createDatabases(port: number, databases: OwnDatabase[]): Promise<void> {
  const client = new pg.Client({ ...superuser, host: 'localhost', port, database: 'postgres' });
  await client.connect();
  try {
    await client.query('revoke connect on database postgres, template1 from public');
    for (const database of databases) await createDatabase(client, database);
  } finally {
    await client.end();
  }
}

async function createDatabase(client: pg.Client, { name, user, password }: OwnDatabase): Promise<void> {
  const [role, secret, own] = [
    pg.escapeIdentifier(user),
    pg.escapeLiteral(password),
    pg.escapeIdentifier(name),
  ];
  const roles = await client.query('select from pg_roles where rolname = $1', [user]);
  await client.query(`${roles.rowCount ? 'alter' : 'create'} role ${role} login password ${secret}`);
  const found = await client.query('select from pg_database where datname = $1', [name]);
  if (!found.rowCount) await client.query(`create database ${own} owner ${role}`);
  await client.query(`revoke all on database ${own} from public`);
}
