import { createLogger } from '../../telemetry/logger.ts';
import { runService } from '../run-service.ts';

/**
 * A service whose one request, `GET /slow`, is answered when the parent process says so.
 * Tells the parent what happens to it, in order.
 */
const tell = (message: string) => process.send?.(message);
const answerNow = Promise.withResolvers<void>();
process.on('message', (message) => {
  if (message === 'answer') answerNow.resolve();
  if (message === 'break') Promise.reject(new Error('nobody caught this'));
});

runService({
  port: Number(process.env.APP_PORT),
  log: createLogger('slow', 'info'),
  async fetch(request) {
    if (new URL(request.url).pathname !== '/slow') return new Response('quick');
    tell('asked');
    await answerNow.promise;
    tell('answered');
    return new Response('slow');
  },
  onServer: (server) => server.once('listening', () => tell('listening')),
  onStopping: () => tell('stopping'),
  closing: [{ close: () => tell('closed relay') }, { close: async () => tell('closed database') }],
});
