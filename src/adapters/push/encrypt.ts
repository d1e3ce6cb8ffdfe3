/** What a push service carries and cannot read: RFC 8291 over RFC 8188, one record. */
import type { webcrypto } from 'node:crypto';
import { fromBase64url, toBase64url } from './base64url.ts';

const { subtle } = globalThis.crypto;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const RECORD_SIZE = 4096;
/** Behind it nothing follows: the last record. */
const END = 2;
const TAG = 16;
const HEAD = 16 + 4 + 1 + 65;

/** Push services take 4096 bytes: so much of it may be said. */
export const MOST_BYTES = RECORD_SIZE - HEAD - TAG - 1;

/** The keys of a subscription, in base64url: the browser's public key, and a secret that only it and we know. */
export type PushKeys = { readonly p256dh: string; readonly auth: string };

/** What is made anew for each message; a test gives what the RFC gives. */
export type Fresh = { readonly keys: webcrypto.CryptoKeyPair; readonly salt: Uint8Array<ArrayBuffer> };

export async function freshKeys(): Promise<Fresh> {
  const keys = await subtle.generateKey(CURVE, true, ['deriveBits']);
  return { keys, salt: crypto.getRandomValues(new Uint8Array(16)) };
}

/** Whether a subscription's keys are keys at all. */
export async function areKeys({ p256dh, auth }: PushKeys): Promise<boolean> {
  if (fromBase64url(auth).length !== 16) return false;
  return subtle.importKey('raw', fromBase64url(p256dh), CURVE, false, []).then(
    () => true,
    () => false,
  );
}

export async function encrypt(
  plain: Uint8Array<ArrayBuffer>,
  { p256dh, auth }: PushKeys,
  fresh?: Fresh,
): Promise<Uint8Array<ArrayBuffer>> {
  if (plain.length > MOST_BYTES) throw new Error('no push service takes so long a message');
  const { keys, salt } = fresh ?? (await freshKeys());
  const theirs = fromBase64url(p256dh);
  const ours = new Uint8Array(await subtle.exportKey('raw', keys.publicKey));
  const shared = await subtle.deriveBits(
    { name: 'ECDH', public: await subtle.importKey('raw', theirs, CURVE, false, []) },
    keys.privateKey,
    256,
  );
  const { key, nonce } = await contentKeys({ shared, auth: fromBase64url(auth), theirs, ours, salt });
  const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, aes, joined(plain, Uint8Array.of(END)));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, RECORD_SIZE);
  return joined(salt, size, Uint8Array.of(ours.length), ours, new Uint8Array(sealed));
}

type Agreed = {
  readonly shared: ArrayBuffer;
  readonly auth: Uint8Array<ArrayBuffer>;
  /** The public keys of the browser and of whoever sends. */
  readonly theirs: Uint8Array;
  readonly ours: Uint8Array;
  readonly salt: Uint8Array<ArrayBuffer>;
};

/** Both ends make the same of what they agreed on. */
export async function contentKeys({ shared, auth, theirs, ours, salt }: Agreed) {
  const input = await derive(shared, auth, joined(ascii('WebPush: info\0'), theirs, ours), 32);
  return {
    key: await derive(input, salt, ascii('Content-Encoding: aes128gcm\0'), 16),
    nonce: await derive(input, salt, ascii('Content-Encoding: nonce\0'), 12),
  };
}

async function derive(
  secret: ArrayBuffer,
  salt: Uint8Array<ArrayBuffer>,
  info: Uint8Array<ArrayBuffer>,
  bytes: number,
): Promise<ArrayBuffer> {
  const key = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, bytes * 8);
}

const ascii = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'));

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}

/** A pair as the RFC writes it down. */
export async function importPair(publicKey: string, privateKey: string): Promise<webcrypto.CryptoKeyPair> {
  const point = fromBase64url(publicKey);
  const x = toBase64url(point.slice(1, 33));
  const y = toBase64url(point.slice(33));
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  return {
    publicKey: await subtle.importKey('jwk', jwk, CURVE, true, []),
    privateKey: await subtle.importKey('jwk', { ...jwk, d: privateKey }, CURVE, true, ['deriveBits']),
  };
}
