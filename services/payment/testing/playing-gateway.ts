import { once } from 'node:events';
import { createServer } from 'node:http';

export type Asked = {
  call: string;
  authorization: string | undefined;
  key: string | string[] | undefined;
  body: unknown;
};
export type Answers = (call: string) => { status: number; body: unknown };

/** A gateway that plays recorded answers by `METHOD /path` and remembers what it was asked. */
export async function playingGateway(answers: Answers) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const { authorization, 'idempotency-key': key } = request.headers;
    const call = `${request.method} ${request.url}`;
    asked.push({ call, authorization, key, body: text === '' ? undefined : JSON.parse(text) });
    const { status, body } = answers(call);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
