import pg from 'pg';

export type OwnDatabase = { name: string; user: string; password: string };

/** Gives each service its own database under its own role, closed to every other role. A second run changes nothing. */
export async function createDatabases(admin: pg.ClientConfig, databases: OwnDatabase[]): Promise<void> {
  const client = new pg.Client({ ...admin, database: 'postgres' });
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
  if (!found.rowCount) {
    // To give a database to somebody one must be of their role; a superuser is of every role.
    await client.query(`grant ${role} to current_user`);
    // Sorted by code points, whatever the server's own database does.
    const sorted = `template template0 locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C'`;
    await client.query(`create database ${own} owner ${role} ${sorted}`);
  }
  await client.query(`revoke all on database ${own} from public`);
}
