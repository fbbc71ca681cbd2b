import type { OwnDatabase } from '#shared/database/own-databases.ts';
import type { RunTemplate } from '../template/run-template.ts';

/** The databases that dev.yaml's apps ask for. */
export function databasesOf(template: RunTemplate): OwnDatabase[] {
  return template.apps.flatMap(({ env: { DB_NAME: name, DB_USER: user, DB_PASSWORD: password } }) =>
    name && user && password ? [{ name, user, password }] : [],
  );
}
