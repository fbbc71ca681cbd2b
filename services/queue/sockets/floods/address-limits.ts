import type { IncomingMessage } from 'node:http';
import type { Logger } from '#shared/telemetry/logger.ts';
import type { Connection } from '../hub.ts';
import { countedIn } from './counted.ts';

/** Bursts are nothing to fear: what is allowed in a second may come at any time of ten. */
const WINDOW_SECONDS = 10;

export type AddressLimits = {
  /** New sockets a second from one address. */
  socketsPerSecond: number;
  /** Packets a second from all sockets of one address. */
  packetsPerSecond: number;
  addressOf: (request: IncomingMessage) => string;
};

/**
 * Limits for what one address does by many sockets, or by one after the other. Counted in the memory of each
 * replica: with several of them an address may do as many times as much.
 */
export function limitAddresses(
  { socketsPerSecond, packetsPerSecond, addressOf }: AddressLimits,
  log: Logger,
) {
  const connected = countedIn(WINDOW_SECONDS * 1_000);
  const sent = countedIn(WINDOW_SECONDS * 1_000);

  /** Says so once in each window; the address itself is nothing for a log. */
  function isTooMany(count: number, perSecond: number, what: string): boolean {
    const allowed = perSecond * WINDOW_SECONDS;
    if (count === allowed + 1)
      log.warn({ allowed, seconds: WINDOW_SECONDS }, `one address: too many ${what}`);
    return count > allowed;
  }

  return {
    /** Asked before the handshake: a client who is refused there tries again later, unlike one refused in it. */
    mayConnect: (request: IncomingMessage): boolean =>
      !isTooMany(connected(addressOf(request)), socketsPerSecond, 'new sockets'),
    /**
     * Cuts the connection whose packet is one too many. Its client comes back and joins again, while one whose
     * join went unheard would stay without news.
     */
    watch(connection: Connection): void {
      const address = addressOf(connection.request);
      connection.on('packet', () => {
        if (isTooMany(sent(address), packetsPerSecond, 'packets')) connection.close();
      });
    },
  };
}
