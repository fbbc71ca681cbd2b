import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/** Loopback and the networks nobody routes: where a proxy of our own stands. */
export const OWN_NETWORKS =
  '127.0.0.0/8,::1/128,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,fc00::/7,fe80::/10';

/** Finds who is asking, for limits: an IPv4 address, or the /64 of an IPv6 one, which one household has whole. */
export type ClientAddress = (c: Context) => string;

/** `proxies` are as below. */
export function clientAddressBehind(proxies: string): ClientAddress {
  const clientOf = clientBehind(proxies);
  // Nobody where there is no connection: a request made within the process.
  const peerOf = (c: Context) => (c.env?.incoming ? getConnInfo(c).remote.address : undefined);
  return (c) => clientOf(c.req.header('x-forwarded-for'), peerOf(c));
}

/** The same for what is asked beside the routes, as sockets are. */
export function requestAddressBehind(proxies: string): (request: IncomingMessage) => string {
  const clientOf = clientBehind(proxies);
  return ({ headers, socket }) => clientOf(headers['x-forwarded-for']?.toString(), socket.remoteAddress);
}

/**
 * `proxies` are addresses and networks (CIDR), parted by commas. What they say in X-Forwarded-For is taken,
 * from its end, until it names somebody else; what anybody else says there is not.
 */
function clientBehind(
  proxies: string,
): (forwardedFor: string | undefined, peer: string | undefined) => string {
  const own = new BlockList();
  for (const network of proxies.split(',').map((part) => part.trim())) {
    const [address = '', bits] = network.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) own.addAddress(address, family);
    else own.addSubnet(address, Number(bits), family);
  }
  const isOwn = (address: string) => own.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

  return (forwardedFor = '', peerAddress) => {
    const forwarded = forwardedFor.split(',').map(plain).filter(isIP);
    const peer = peerAddress === undefined ? [] : [plain(peerAddress)];
    const stranger = [...forwarded, ...peer].findLast((address) => !isOwn(address));
    // All of them our own: then what the nearest proxy saw, for what stands before it anybody may have written.
    const client = stranger ?? forwarded.at(-1) ?? peer[0];
    return client === undefined ? 'unknown' : wholeNetwork(client);
  };
}

const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');

function wholeNetwork(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const before = groups(head);
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - groups(tail).length);
  const all = [...before, ...Array<string>(missing).fill('0'), ...groups(tail ?? '')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
