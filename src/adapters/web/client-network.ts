import { BlockList, isIP, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export type ProxyRules = { readonly trustedProxies: readonly string[]; readonly addressHeader: string };

/**
 * Where a request comes from: the address of whoever connects, or, where that is one of the named proxies, the last
 * address in their header that is none of them. Of IPv6 the part that one customer gets (/56).
 */
export function clientNetworks({ trustedProxies, addressHeader }: ProxyRules): (c: Context) => string {
  const proxies = new BlockList();
  for (const one of trustedProxies) {
    const [address = '', length] = one.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (length === undefined) proxies.addAddress(address, family);
    else proxies.addSubnet(address, Number(length), family);
  }
  const isProxy = (address: string) => proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (c) => {
    const direct = plain(getConnInfo(c).remote.address ?? '');
    if (direct === '' || !isProxy(direct)) return networkOf(direct);
    const named = (c.req.header(addressHeader) ?? '')
      .split(',')
      .map((part) => plain(part))
      .reverse();
    const client = named.find((address) => isIP(address) === 0 || !isProxy(address));
    return networkOf(client !== undefined && isIP(client) !== 0 ? client : direct);
  };
}

/** Without what a proxy writes around it: a port, brackets, the mark of an IPv4 address within IPv6. */
function plain(written: string): string {
  const bare = written.trim().replace(/^\[([^\]]*)\](?::\d+)?$/, '$1');
  const address = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.replace(/:\d+$/, '') : bare;
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const left = groups(head);
  const right = groups(tail);
  const all = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  const [a = '0', b = '0', c = '0', d = '0'] = all;
  const upper = (Number.parseInt(d, 16) >> 8).toString(16);
  return [...[a, b, c].map((group) => Number.parseInt(group, 16).toString(16)), upper].join(':');
}
