import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { DOOR_WORKER, doorShell } from '../door-shell.ts';

const ORIGIN = process.env.ORIGIN_URL ?? 'http://localhost:3000';

/** The web app. `npm run web` serves it with hot reloading beside a shop that `npm start` runs. */
export default defineConfig({
  root: import.meta.dirname,
  envDir: false,
  plugins: [react(), doorShell()],
  build: {
    // Each picture and style is a file: the policy of the pages knows no data in their place.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        [DOOR_WORKER]: join(import.meta.dirname, 'door/shell/worker/door-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === DOOR_WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
        // What all pages stand on is two files instead of thirty: fewer requests, and text that compresses better.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|openapi-fetch)\//,
            },
            {
              name: 'shop',
              test: /app\/(api|design|event|language|layout|live|session)\//,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      // The app has a folder `api` of its own: its modules are not the shop's.
      ['^/api(?![^?]*[.]ts)', '/images', '/socket.io', '/health'].map((path) => [
        path,
        // The origin takes changes from its own pages alone.
        { target: ORIGIN, changeOrigin: true, ws: true, headers: { origin: ORIGIN } },
      ]),
    ),
  },
});
