import { startStores } from '../stores.ts';

/** A real PostgreSQL and Redis for the tests beside the code, gone when they end; and where daprd is. */
export default async function setup() {
  const stores = await startStores();
  process.env.TEST_DB = JSON.stringify(stores.postgres);
  process.env.TEST_REDIS = stores.redis.url;
  process.env.TEST_DAPRD = stores.daprd;
  return stores.stop;
}
