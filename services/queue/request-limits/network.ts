/** What a provider gives one customer whole: the /24 around an IPv4 address, the /48 around an IPv6 /64. */
export function networkOf(address: string): string | undefined {
  if (address.includes(':')) return `${address.split(':', 3).join(':')}::/48`;
  const host = address.lastIndexOf('.');
  return host === -1 ? undefined : `${address.slice(0, host)}.0/24`;
}
