import { readConfig } from './config.ts';
import { startOrigin } from './origin.ts';

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));

const { port } = await startOrigin(readConfig(process.env));
console.log(`origin on http://localhost:${port}`);
