import type { webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fromBase64url, toBase64url } from '../../src/adapters/push/base64url.ts';
import { contentKeys } from '../../src/adapters/push/encrypt.ts';

const { subtle } = globalThis.crypto;
const ECDH = { name: 'ECDH', namedCurve: 'P-256' } as const;
const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** What a browser keeps of its subscription. */
export type PushReader = {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly p256dh: string;
  readonly auth: string;
};

export async function newReader(): Promise<PushReader> {
  const keys = await subtle.generateKey(ECDH, true, ['deriveBits']);
  const auth = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  return { keys, auth, p256dh: toBase64url(await subtle.exportKey('raw', keys.publicKey)) };
}

/** Reads what was sent as a browser does; throws where it would show nothing. */
export async function decrypt(
  sealed: Uint8Array<ArrayBuffer>,
  { keys, auth }: Pick<PushReader, 'keys' | 'auth'>,
): Promise<string> {
  const length = sealed[20] ?? 0;
  const salt = sealed.slice(0, 16);
  const ours = sealed.slice(21, 21 + length);
  const sender = await subtle.importKey('raw', ours, ECDH, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: sender }, keys.privateKey, 256);
  const theirs = new Uint8Array(await subtle.exportKey('raw', keys.publicKey));
  const { key, nonce } = await contentKeys({ shared, auth: fromBase64url(auth), theirs, ours, salt });
  const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  const padded = Buffer.from(
    await subtle.decrypt({ name: 'AES-GCM', iv: nonce }, aes, sealed.slice(21 + length)),
  );
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no last record');
  return padded.subarray(0, end).toString();
}

/** What a signature says; throws when it is none of the key beside it. */
export async function verifyVapid(header: string): Promise<{ aud: string; exp: number; sub: string }> {
  const [, head = '', claims = '', signature = '', key = ''] =
    /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? [];
  const publicKey = await subtle.importKey('raw', fromBase64url(key), ECDSA, false, ['verify']);
  const isTrue = await subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    publicKey,
    fromBase64url(signature),
    Buffer.from(`${head}.${claims}`),
  );
  if (!isTrue) throw new Error('not signed by this key');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}

export type Received = {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Uint8Array<ArrayBuffer>;
};

/** A push service of one's own: it keeps what it was sent, and answers what a test wants. */
export async function startPushServer(t: { after: (end: () => unknown) => void }) {
  const received: Received[] = [];
  const answers = new Map<string, { readonly status: number; readonly headers?: Record<string, string> }>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body: new Uint8Array(Buffer.concat(parts)) });
      const { status, headers = {} } = answers.get(path) ?? { status: 201 };
      if (status === 0) request.socket.destroy();
      else response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    host,
    received,
    /** How this address answers from now on; 0: not at all. */
    answer: (path: string, status: number, headers?: Record<string, string>) =>
      void answers.set(path, { status, ...(headers && { headers }) }),
    endpoint: (path: string) => `http://${host}${path}`,
  };
}
