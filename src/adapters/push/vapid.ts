/** Who sends, as push services ask it: RFC 8292. The key is the house's, made once, and every subscription is bound to it. */
import type { webcrypto } from 'node:crypto';
import { fromBase64url, toBase64url } from './base64url.ts';

const { subtle } = globalThis.crypto;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Push services take a signature for a day at most; a clock may be wrong by hours. */
const VALID_FOR = 12 * 60 * 60;
/** One is used again for so long: some services count how many they are shown. */
const USED_FOR = 60 * 60;

/** A new private key, as it is kept. */
export async function newVapidKey(): Promise<Buffer> {
  const { privateKey } = await subtle.generateKey(CURVE, true, ['sign']);
  return Buffer.from(await subtle.exportKey('pkcs8', privateKey));
}

export type Vapid = {
  /** What a browser subscribes with. */
  readonly publicKey: string;
  /** The header `Authorization` for whoever takes messages at `origin`. */
  readonly authorize: (origin: string, at: Date) => Promise<string>;
};

/** `contact`: where a push service may complain. */
export async function openVapid(kept: Uint8Array, contact: string): Promise<Vapid> {
  const key = await subtle.importKey('pkcs8', new Uint8Array(kept), CURVE, true, ['sign']);
  const { x = '', y = '' } = await subtle.exportKey('jwk', key);
  const point = Buffer.concat([Uint8Array.of(4), fromBase64url(x), fromBase64url(y)]);
  const publicKey = toBase64url(point);
  const made = new Map<string, { readonly at: number; readonly header: string }>();
  return {
    publicKey,
    authorize: async (origin, at) => {
      const now = Math.floor(at.getTime() / 1_000);
      const last = made.get(origin);
      if (last && now >= last.at && now - last.at < USED_FOR) return last.header;
      const token = await sign(key, { aud: origin, exp: now + VALID_FOR, sub: contact });
      const header = `vapid t=${token}, k=${publicKey}`;
      made.set(origin, { at: now, header });
      return header;
    },
  };
}

async function sign(key: webcrypto.CryptoKey, claims: Readonly<Record<string, unknown>>): Promise<string> {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`;
  const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(signed));
  return `${signed}.${toBase64url(signature)}`;
}
