import { serve } from '@hono/node-server';
import { z } from 'zod';
import { createPhone } from './app.ts';

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4300),
});

const { HOST, PORT } = environment.parse(process.env);
serve({ fetch: createPhone().fetch, hostname: HOST, port: PORT }, ({ port }) => {
  console.log(`phone (sandbox) on http://localhost:${port}`);
});

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));
