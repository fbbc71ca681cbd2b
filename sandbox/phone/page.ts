import { html } from 'hono/html';

export interface Message {
  channel: 'sms' | 'push';
  /** A number, or a push target. */
  to: string;
  /** Pushes have one. */
  title?: string;
  text: string;
  /** What a tap on a push opens. */
  url?: string;
  at: string;
}

const style = html`<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; color: #1c2430 }
  article { background: #f1f4f8; border-radius: 1rem; padding: .8rem 1.1rem; margin: 0 0 1rem; white-space: pre-wrap; overflow-wrap: anywhere }
  header { color: #6b7685; font-size: .85em }
</style>`;

/** The page people see at `/`: the last 50 messages, newest first. */
export function page(messages: Message[]) {
  const latest = messages.slice(-50).reverse();
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sandbox phone</title>${style}</head>
<body>
<h1>Sandbox phone</h1>
<p>Every text message and push ends here and bothers nobody. As JSON: <a href="/messages">/messages</a></p>
${latest.length === 0 ? html`<p>Nothing yet.</p>` : ''}
${latest.map(
  ({ channel, to, title, text, at }) =>
    html`<article><header>${channel} to ${to}, ${at}</header>${
      title ? html`<b>${title}</b>\n` : ''
    }${text}</article>`,
)}
</body>
</html>`;
}
