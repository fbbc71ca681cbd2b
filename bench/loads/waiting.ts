import { setTimeout as pause } from 'node:timers/promises';
import { outcomeOf, tally } from '../../crowd/client/outcomes.ts';
import { type Client, openClient } from '../../crowd/client/send.ts';
import { type Minted, mintCrowd, mintUser } from '../../crowd/people/mint-users.ts';
import { newTicketEvent } from '../../crowd/system/announced-event.ts';
import { QueueState } from '../../story/client/answers.ts';
import { openBareSocket } from '../client/bare-socket.ts';
import { inFlight } from '../client/in-flight.ts';
import { percentile } from '../client/percentile.ts';
import type { Figures, Load } from '../load.ts';
import { cpuFigures, round, timeFigures } from '../measure.ts';
import { settings } from '../settings.ts';
import { cpuBetween, readCpu } from '../system/cpu.ts';
import { limitRoom } from '../system/limit-room.ts';
import { queueFor } from '../system/queue-replicas.ts';
import { settled } from '../system/settled.ts';

const CONNECTIONS = 500;
const RESTLESS = 1_000;
const RESTLESS_EVERY_MS = 1_000;
const PATIENT = 10_000;
/** What the front end's code means to do, and clients that follow the line by socket need not do oftener. */
const PATIENT_EVERY_MS = 5_000;

export const waiting: Load = {
  name: 'waiting',
  about:
    'clients in a line that does not move: what they cost while they wait; CPU is ms a second for 1,000 of them',
  cases: [
    {
      name: '1,000 as the front end is: each second one GET of the status and one new socket that joins',
      run: () => run(RESTLESS, RESTLESS_EVERY_MS, askAndConnect),
    },
    {
      name: '10,000 that ask for the status every 5 s',
      run: () => run(PATIENT, PATIENT_EVERY_MS, ask),
    },
  ],
};

type Round = {
  client: Client;
  eventId: string;
  by: Minted;
  ticket: string | undefined;
  index: number;
  handshakes: number[];
};
/** What one client does each time; gives back what came of it. */
type Act = (round: Round) => Promise<string[]>;

async function run(clients: number, everyMs: number, act: Act): Promise<Figures> {
  const { id: eventId } = await newTicketEvent(1, 1);
  await limitRoom(eventId, 1);
  const users = await mintCrowd(clients);
  const client = openClient(CONNECTIONS);
  const enter = async (by: Minted, index: number) => {
    const url = `${queueFor(index)}/api/queue/check/${eventId}`;
    return QueueState.parse((await client.send('POST', url, { by, body: {} })).body);
  };
  await enter(await mintUser(), 0);
  const line = await inFlight(users, CONNECTIONS, enter);
  await settled();
  client.times.length = 0;
  const handshakes: number[] = [];
  const outcomes: string[] = [];
  let rounds = 0;
  const before = readCpu();
  const startedAt = performance.now();
  const endsAt = startedAt + settings.seconds * 1_000;
  await Promise.all(
    users.map(async (by, index) => {
      // Nobody waits for anybody: rounds are spread over the time between two of them.
      await pause((index / clients) * everyMs);
      const ticket = line[index]?.ticket ?? undefined;
      while (performance.now() < endsAt) {
        const next = performance.now() + everyMs;
        rounds++;
        outcomes.push(...(await act({ client, eventId, by, ticket, index, handshakes })));
        if (next >= endsAt) break;
        await pause(Math.max(next - performance.now(), 0));
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpu = cpuBetween(before, readCpu());
  const { times } = client;
  client.close();
  return {
    'statuses/s': round(times.length / seconds),
    ...timeFigures(times),
    ...(handshakes.length > 0 && {
      'handshakes/s': round(handshakes.length / seconds),
      'handshake p99 ms': round(percentile(handshakes, 99)),
    }),
    'rounds/s': `${round(rounds / seconds)} of ${round(clients / (everyMs / 1_000))}`,
    // Of a thousand clients in one second, if they keep their pace.
    ...cpuFigures(cpu, (rounds * everyMs) / 1_000 / 1_000),
    outcomes: tally(outcomes),
    'in line': line.filter(({ queued }) => queued).length,
  };
}

async function ask({ client, eventId, by, ticket, index }: Round): Promise<string[]> {
  try {
    const url = `${queueFor(index)}/api/queue/status/${eventId}`;
    return [outcomeOf(await client.send('GET', url, { by, ticket }))];
  } catch (fault) {
    return [nameOf(fault)];
  }
}

async function askAndConnect(round: Round): Promise<string[]> {
  const [[asked = ''], connected] = await Promise.all([ask(round), connect(round)]);
  return [asked, connected];
}

async function connect({ eventId, by, index, handshakes }: Round): Promise<string> {
  const startedAt = performance.now();
  try {
    const socket = await openBareSocket(queueFor(index), by.token);
    handshakes.push(performance.now() - startedAt);
    socket.emit('join-queue', { eventId });
    socket.close();
    return 'connected';
  } catch (fault) {
    return nameOf(fault);
  }
}

const nameOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));
