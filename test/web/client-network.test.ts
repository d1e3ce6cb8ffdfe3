import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { clientNetworks } from '../../src/adapters/web/client-network.ts';

/** Where a request of this connection seems to come from, with what its headers say. */
async function seenFrom(
  remoteAddress: string,
  headers: Readonly<Record<string, string>> = {},
  rules = { trustedProxies: ['127.0.0.1', '10.0.0.0/8', 'fd00::/8'], addressHeader: 'x-forwarded-for' },
): Promise<string> {
  const app = new Hono();
  const networkOf = clientNetworks(rules);
  app.get('/', (c) => c.text(networkOf(c)));
  const env = { incoming: { socket: { remoteAddress } } };
  return (await app.fetch(new Request('http://localhost/', { headers }), env)).text();
}

const forwarded = (text: string) => ({ 'x-forwarded-for': text });

const rows: readonly (readonly [what: string, from: Promise<string>, network: string])[] = [
  ['whoever connects is believed of himself', seenFrom('203.0.113.7'), '203.0.113.7'],
  ['a stranger’s header is not', seenFrom('203.0.113.7', forwarded('198.51.100.1')), '203.0.113.7'],
  ['a named proxy’s is', seenFrom('127.0.0.1', forwarded('198.51.100.1')), '198.51.100.1'],
  ['of a named network, too', seenFrom('10.9.8.7', forwarded('198.51.100.1')), '198.51.100.1'],
  [
    'what the visitor wrote before it counts for nothing',
    seenFrom('127.0.0.1', forwarded('1.1.1.1, 198.51.100.1')),
    '198.51.100.1',
  ],
  [
    'proxies behind proxies are passed over',
    seenFrom('127.0.0.1', forwarded('198.51.100.1, 10.0.0.2')),
    '198.51.100.1',
  ],
  [
    'a port and brackets are no part of it',
    seenFrom('127.0.0.1', forwarded('198.51.100.1:4711')),
    '198.51.100.1',
  ],
  [
    'an IPv4 address within IPv6 is the same',
    seenFrom('::ffff:127.0.0.1', forwarded('198.51.100.1')),
    '198.51.100.1',
  ],
  ['of IPv6 the part of one customer', seenFrom('2001:db8:1:2345:6:7:8:9'), '2001:db8:1:23'],
  ['written short, too', seenFrom('127.0.0.1', forwarded('[2001:db8::1]:443')), '2001:db8:0:0'],
  ['nonsense leaves the proxy itself', seenFrom('127.0.0.1', forwarded('unknown')), '127.0.0.1'],
  ['another header says nothing', seenFrom('127.0.0.1', { 'x-real-ip': '198.51.100.1' }), '127.0.0.1'],
];

for (const [what, from, network] of rows)
  test(`Where a visitor comes from: ${what}`, async () => assert.equal(await from, network));

test('The header is the one that the settings name', async () => {
  const rules = { trustedProxies: ['127.0.0.1'], addressHeader: 'cf-connecting-ip' };
  const headers = { 'cf-connecting-ip': '198.51.100.1', ...forwarded('1.1.1.1') };
  assert.equal(await seenFrom('127.0.0.1', headers, rules), '198.51.100.1');
});
