import { Hono } from 'hono';
import { z } from 'zod';
import { type Message, page } from './page.ts';

/** More than anybody scrolls through. */
const KEPT = 500;

const Push = z.object({ to: z.string(), title: z.string(), body: z.string(), url: z.string().optional() });

/** A phone that gets everybody's texts and pushes, keeps them in memory and shows them. */
export function createPhone() {
  const messages: Message[] = [];
  const app = new Hono();

  function keep(message: Omit<Message, 'at'>): void {
    messages.push({ ...message, at: new Date().toISOString() });
    if (messages.length > KEPT) messages.shift();
  }

  app.get('/', (c) => c.html(page(messages)));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  /** Oldest first. */
  app.get('/messages', (c) => c.json({ messages }));

  app.post('/sms', async (c) => {
    const text = z.string().safeParse(await c.req.json().catch(() => undefined));
    const to = c.req.header('to');
    if (!text.success || !to) return c.json({ error: 'expected a number in the header To, and a text' }, 400);
    keep({ channel: 'sms', to, text: text.data });
    return c.json({ status: 'sent' });
  });
  app.post('/push', async (c) => {
    const push = Push.safeParse(await c.req.json().catch(() => undefined));
    if (!push.success) return c.json({ error: 'expected to, title and body' }, 400);
    const { to, title, body, url } = push.data;
    keep({ channel: 'push', to, title, text: body, ...(url && { url }) });
    return c.json({ status: 'sent' });
  });
  return app;
}
