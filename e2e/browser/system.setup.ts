import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumHere } from '../../start/chromium/chromium-here.ts';
import { startFor } from '../system/started.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of the project is reached. */
    browser: string;
  }
}

/** The whole system, whose origin serves the web app as it was built, and one Chromium for all tests. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await chromium.launchServer(await chromiumHere());
  project.provide('browser', server.wsEndpoint());
  const stopSystem = await startFor(project, {
    portOffset: Number(process.env.BROWSER_PORT_OFFSET ?? 15_000),
  }).catch(async (fault) => {
    await server.close();
    throw fault;
  });
  return async () => {
    await server.close();
    await stopSystem();
  };
};
