import { installByApt } from '../processes/apt.ts';
import type { StartContext } from '../processes/context.ts';
import { findProgram, pathFolders } from '../processes/programs.ts';
import { StartError } from '../start-error.ts';

/** The broker, and the Erlang program by which its parts find one another. */
export type RabbitMqPrograms = { server: string; names: string };

/** Finds RabbitMQ, or gets it by apt as root on Debian, else says what to do. */
export async function findRabbitMq(context: StartContext): Promise<RabbitMqPrograms> {
  if (!onPath()) await installByApt({ title: 'RabbitMQ', aptPackage: 'rabbitmq-server' }, context);
  const found = onPath();
  if (found) return found;
  throw new StartError(
    'RabbitMQ was not found. Do one of:\n' +
      '  - Debian, Ubuntu:  sudo apt-get install rabbitmq-server\n' +
      '  - macOS:           brew install rabbitmq\n' +
      '  - name one that runs elsewhere: RABBITMQ_ADDRESS in dev.yaml\n' +
      'and start again.',
  );
}

function onPath(): RabbitMqPrograms | undefined {
  // What Debian has on PATH starts it as another user, in folders of that user.
  const server = findProgram('rabbitmq-server', ['/usr/lib/rabbitmq/bin', ...pathFolders()]);
  const names = findProgram('epmd');
  return server && names ? { server, names } : undefined;
}
