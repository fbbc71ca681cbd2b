import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { Disturbance } from './disturbance.ts';
import { Lane } from './lane.ts';

export interface Line {
  /** Where it is entered; it ends at the target. */
  port: number;
  disturb(disturbance: Disturbance): Promise<void>;
  /** Resets all connections that stand now; new ones pass. */
  reset(): void;
  state(): LineState;
  close(): Promise<void>;
}

export type LineState = {
  connections: number;
  /** How many there ever were. */
  opened: number;
  /** Bytes held back, asked and answered. */
  heldAsked: number;
  heldAnswered: number;
};

type Connection = { asked: Lane; answered: Lane; ends: [Socket, Socket] };

/** A TCP line on this machine between two programs, which can be disturbed while they talk. */
export async function openLine(targetPort: number): Promise<Line> {
  const connections = new Set<Connection>();
  let disturbance: Disturbance = { kind: 'none' };
  let opened = 0;

  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: targetPort, allowHalfOpen: true });
    const cut = () => {
      near.destroy();
      far.destroy();
      connections.delete(connection);
    };
    const connection: Connection = {
      asked: new Lane(near, far, false, disturbance, cut),
      answered: new Lane(far, near, true, disturbance, cut),
      ends: [near, far],
    };
    opened += 1;
    connections.add(connection);
    for (const end of connection.ends) {
      end.setNoDelay();
      end.on('error', cut);
      end.on('close', cut);
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the line has no port');
  const { port } = address;

  function reset(): void {
    for (const { ends } of connections) for (const end of ends) end.resetAndDestroy();
    connections.clear();
  }

  async function stopListening(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    reset();
    await closed;
  }

  return {
    port,
    reset,
    async disturb(next) {
      disturbance = next;
      if (next.kind === 'gone') return stopListening();
      if (!server.listening) await listen(port);
      for (const { asked, answered } of connections) {
        asked.disturb(next);
        answered.disturb(next);
      }
    },
    state() {
      const all = [...connections];
      return {
        connections: all.length,
        opened,
        heldAsked: all.reduce((sum, { asked }) => sum + asked.heldBytes, 0),
        heldAnswered: all.reduce((sum, { answered }) => sum + answered.heldBytes, 0),
      };
    },
    close: stopListening,
  };
}
