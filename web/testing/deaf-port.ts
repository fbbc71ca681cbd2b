import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';

const QUEUE = 1;

/** Listens, and then stands still before it takes anybody in. */
const standStill = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: ${QUEUE} }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

/** A port at which nobody is refused and nobody gets through: those who wait to be taken in are as many as can. */
export async function deafPort() {
  const worker = new Worker(standStill, { eval: true });
  const [port]: unknown[] = await once(worker, 'message');
  if (typeof port !== 'number') throw new Error('expected a port');
  // Linux takes in one more than it was told to.
  const waiting = Array.from({ length: QUEUE + 1 }, () => connect(port, '127.0.0.1'));
  await Promise.all(waiting.map((socket) => once(socket, 'connect')));
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      for (const socket of waiting) socket.destroy();
      await worker.terminate();
    },
  };
}
