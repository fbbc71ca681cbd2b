import { flag, readEnv } from '#shared/config/env.ts';
import { databaseEnv, serviceEnv } from '#shared/config/service.ts';

/** Event's environment, read once at the start. */
export const readConfig = () =>
  readEnv({
    ...serviceEnv,
    ...databaseEnv,
    /** Layouts and events to look at, made at the start. */
    SEED_DEMO: flag,
  });
