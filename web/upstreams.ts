import { Agent, type ClientRequestArgs, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { pollingSessions } from './polling-sessions.ts';

/** Who could not be reached is asked last for so long. */
const LEFT_OUT_MS = 2_000;
const CONNECT_LIMIT_MS = 1_000;
const KEPT_CONNECTIONS = 256;

/** The processes of one service: all alike, but that a client that polls goes on with the one it began with. */
export type Upstreams = {
  /** Where this request goes: to the next in turn, and rather not to where it has been. */
  next: (request: IncomingMessage, been?: URL) => URL | undefined;
  /** To be told of each answer. */
  answered: (request: IncomingMessage, answer: IncomingMessage) => void;
  /** For what may be asked twice. */
  agent: Agent;
  /**
   * For what changes something. A connection that is used again may just be ending on the other side: with
   * another process at hand, nothing is risked on one.
   */
  carefulAgent: Agent;
};

/** An address that names no port means the usual one. */
const portOf = ({ port }: URL): number => Number(port || 80);

type Connected = (error: Error | null, stream?: Duplex) => void;

/** No line to any process came about, so that surely nothing was sent. */
export class NobodyReached extends Error {
  override name = 'NobodyReached';

  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

export function upstreamsAt(addresses: readonly string[]): Upstreams {
  const all = addresses.map((address) => new URL(address));
  const leftOutUntil = new Map<URL, number>();
  const placeOf = new WeakMap<Duplex, URL>();
  const standIns = new WeakSet<Duplex>();
  const sessions = pollingSessions<URL>();
  let turn = 0;

  function inTurn(): URL[] {
    turn = (turn + 1) % all.length;
    return [...all.slice(turn), ...all.slice(0, turn)];
  }

  const wasReached = (place: URL) => (leftOutUntil.get(place) ?? 0) <= performance.now();

  function reach([place, ...others]: URL[], connected: Connected): void {
    if (!place) return;
    const socket = connect({ host: place.hostname, port: portOf(place), noDelay: true });
    placeOf.set(socket, place);
    const tooLong = setTimeout(() => socket.destroy(new Error('no connection in time')), CONNECT_LIMIT_MS);
    const failed = (error: Error) => {
      clearTimeout(tooLong);
      leftOutUntil.set(place, performance.now() + LEFT_OUT_MS);
      if (others.length > 0) reach(others, connected);
      else connected(new NobodyReached(error));
    };
    socket.once('error', failed);
    socket.once('connect', () => {
      clearTimeout(tooLong);
      socket.off('error', failed);
      connected(null, socket);
    });
  }

  /**
   * Connects to where a request goes and, if nobody is there, to another one. Nothing was sent by then, so that
   * this is right for whatever was to be sent.
   */
  class Failover extends Agent {
    override createConnection({ host, port }: ClientRequestArgs, connected: Connected): undefined {
      const wanted = all.find((place) => place.hostname === host && portOf(place) === Number(port));
      reach([...new Set(wanted ? [wanted, ...all] : all)], (error, socket) => {
        if (socket && placeOf.get(socket) !== wanted) standIns.add(socket);
        connected(error, socket);
      });
    }

    /** A stand-in's line would go on in the name of the one it stood in for when that is back. */
    override keepSocketAlive(socket: Duplex): boolean {
      super.keepSocketAlive(socket);
      return !standIns.has(socket);
    }
  }

  const agent = new Failover({ keepAlive: true, maxFreeSockets: KEPT_CONNECTIONS });
  return {
    next({ url = '' }, been) {
      const known = sessions.find(url);
      if (known) return known;
      const places = inTurn();
      const fresh = places.filter((place) => place !== been);
      return fresh.find(wasReached) ?? fresh[0] ?? places[0];
    },
    answered(request, answer) {
      const place = placeOf.get(answer.socket);
      if (place && all.length > 1) sessions.listen(request.url ?? '', answer, place);
    },
    agent,
    carefulAgent: all.length > 1 ? new Failover() : agent,
  };
}
