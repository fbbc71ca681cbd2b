import { defineConfig } from 'vitest/config';

const { TEST_REPORTS: reports } = process.env;

/**
 * Seven suites: `domain` runs beside the code on a real PostgreSQL and Redis of its own;
 * `e2e` runs the whole system, one file after the other, because they share it; `browser` goes through its pages in a
 * real browser; `rabbitmq` runs it on another broker; `faults` with lines between the parts that are disturbed; `manifests` reads what a cluster would be
 * given, and `cluster` looks at a shop on Kubernetes.
 */
export default defineConfig({
  test: {
    // Set by .ci/run: each run leaves its report there.
    reporters: reports
      ? ['default', ['json', { outputFile: `${reports}/${process.pid}.json` }]]
      : ['default'],
    projects: [
      {
        test: {
          name: 'domain',
          include: [
            '{audit,services,sandbox,start,web,k8s,components,terraform,monitoring,contracts,events,story,crowd,rush,bench}/**/*.test.ts',
          ],
          exclude: ['k8s/checks/**', '**/node_modules/**'],
          globalSetup: ['start/testing/stores.setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'manifests',
          include: ['k8s/checks/**/*.test.ts'],
          globalSetup: ['k8s/checks/rendered.setup.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['e2e/faults/**', 'e2e/rabbitmq/**', 'e2e/cluster/**', 'e2e/browser/**'],
          globalSetup: ['e2e/system.setup.ts'],
          setupFiles: ['e2e/api/witness.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/browser/**/*.test.ts'],
          globalSetup: ['e2e/browser/system.setup.ts'],
          setupFiles: ['e2e/browser/quiet.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'rabbitmq',
          include: ['e2e/rabbitmq/**/*.test.ts'],
          globalSetup: ['e2e/rabbitmq/system.setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          // On a Kubernetes that `npm run k8s:up` has filled; no part of `npm test`.
          name: 'cluster',
          include: ['e2e/cluster/**/*.test.ts'],
          globalSetup: ['e2e/cluster/system.setup.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['e2e/faults/**/*.test.ts'],
          globalSetup: ['e2e/faults/system.setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
