import { z } from 'zod';
import { startIssuer } from './issuer.ts';

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4200),
  KEYS_DIR: z.string().min(1).optional(),
});

const { HOST, PORT, KEYS_DIR } = environment.parse(process.env);
const server = await startIssuer({ host: HOST, port: PORT, keysDir: KEYS_DIR });
console.log(`OpenID issuer (sandbox) on ${server.issuer.url}`);

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));
