import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Cluster } from '../../k8s/run/cluster.ts';

export type Forward = { port: number; close: () => void };

/** A port of this machine that leads to one of a pod, also to what listens inside the pod only. Goes on after the pod was replaced. */
export async function forward({ kubectl }: Cluster, to: string, podPort: number): Promise<Forward> {
  const [command, ...words] = kubectl;
  const where = ['-n', 'tiketi', 'port-forward', '--address', '127.0.0.1', to];
  let child: ChildProcess;
  let closed = false;
  let port = 0;
  const start = () =>
    new Promise<void>((resolve, reject) => {
      child = spawn(command, [...words, ...where, `${port || ''}:${podPort}`], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      if (child.stdout)
        createInterface(child.stdout).once('line', (line) => {
          port = Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]);
          resolve();
        });
      child.once('exit', () => {
        if (closed) return;
        if (port) setTimeout(() => void start().catch(() => undefined), 250);
        else reject(new Error(`nothing leads to ${to}:${podPort}`));
      });
    });
  await start();
  return {
    port,
    close() {
      closed = true;
      child.kill();
    },
  };
}
