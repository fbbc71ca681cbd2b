import { serve } from '@hono/node-server';
import { createGateway } from './app.ts';
import { readConfig } from './config.ts';

const config = readConfig(process.env);
const gateway = createGateway(config);

serve({ fetch: gateway.fetch, hostname: config.host, port: config.port }, ({ port }) => {
  console.log(`payment gateway (sandbox) on http://localhost:${port}`);
});

// Every charge is in the journal before it is answered, so there is nothing to finish.
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));
