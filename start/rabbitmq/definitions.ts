import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Definitions = z.record(z.string(), z.unknown());

/** RabbitMQ lets this one in from its own machine alone; it is who clients are that give no name. */
const USER = 'guest';

/** What `broker/definitions.json` of the folder has, for a broker that nobody else knows: with its place and its one user. */
export function localDefinitions(folder: string): string {
  const topology = Definitions.parse(
    JSON.parse(readFileSync(join(folder, 'broker', 'definitions.json'), 'utf8')),
  );
  return JSON.stringify({
    vhosts: [{ name: '/' }],
    users: [{ name: USER, ...passwordHash(USER), tags: [] }],
    permissions: [{ user: USER, vhost: '/', configure: '.*', write: '.*', read: '.*' }],
    ...topology,
  });
}

/** https://www.rabbitmq.com/docs/passwords#computing-password-hash */
function passwordHash(password: string) {
  const salt = Buffer.alloc(4);
  const hash = createHash('sha256').update(salt).update(password).digest();
  return {
    password_hash: Buffer.concat([salt, hash]).toString('base64'),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
  };
}
