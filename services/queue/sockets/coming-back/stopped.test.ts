import { afterEach, expect, test } from 'vitest';
import { aBuyer, startReplica } from '../../testing/replica.ts';
import { openSockets } from '../../testing/sockets.ts';

const sockets = openSockets();
afterEach(sockets.close);

test('when a replica stops, its clients come back by themselves', async () => {
  const replica = await startReplica([]);
  const { socket } = await sockets.of(await aBuyer(), replica);
  const gone = new Promise((resolve) => socket.on('disconnect', resolve));
  replica.hangUp();
  expect(await gone).toBe('transport close');
  expect(socket.active).toBe(true);
  await replica.stop();
});
