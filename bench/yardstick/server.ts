import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The least a service of this kind can cost: one route, nothing around it. */
const app = new Hono().get('/', (c) => c.json({ ok: true }));
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(port));
