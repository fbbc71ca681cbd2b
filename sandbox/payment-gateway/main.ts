import { serve } from '@hono/node-server';
import { createGateway } from './app.ts';
import { readConfig } from './config.ts';

const config = readConfig(process.env);
const gateway = createGateway(config);

const { host: hostname, port } = config;
const serverOptions = { keepAliveTimeout: 65_000 };
serve({ fetch: gateway.fetch, hostname, port, serverOptions }, (address) => {
  console.log(`payment gateway (sandbox) on http://localhost:${address.port}`);
});

// Every charge is in the journal before it is answered, so there is nothing to finish.
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));
