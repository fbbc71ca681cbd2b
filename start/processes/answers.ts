import { connect } from 'node:net';

const LIMIT_MS = 2_000;

/** Whether an address answers with a 2xx. */
export async function httpAnswers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Whether something listens on a local port. */
export const portAnswers = (port: number): Promise<boolean> => portSays(port, '', '');

/** Whether a local port answers what was said with what was hoped for; with nothing said, whether it opens. */
export function portSays(port: number, said: string, hoped: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: LIMIT_MS });
    const settle = (ok: boolean) => {
      socket.destroy();
      resolve(ok);
    };
    socket.once('connect', () => (said ? socket.write(said) : settle(true)));
    socket.once('data', (data) => settle(data.toString().startsWith(hoped)));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
  });
}
