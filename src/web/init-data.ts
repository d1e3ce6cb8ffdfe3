import { CLOCK_SKEW, hours, type Instant } from '../core/kernel/time.ts';

/** A page that is reloaded presents it again, so that it is not for one use. */
const OLDEST = hours(1);

const text = new TextEncoder();

/** Whom Telegram vouches for in what it gives to a Mini App, by its number there; null: forged, foreign or too old. */
export async function readInitData(initData: string, token: string, now: Instant): Promise<string | null> {
  const fields = [...new URLSearchParams(initData)];
  const named = new Map(fields);
  if (named.size !== fields.length) return null;
  const hash = named.get('hash') ?? '';
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const signed = fields
    .filter(([name]) => name !== 'hash')
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
  const key = await hmacKey(
    await sign(await hmacKey(text.encode('WebAppData'), 'sign'), text.encode(token)),
    'verify',
  );
  // Compared in constant time.
  if (!(await crypto.subtle.verify('HMAC', key, fromHex(hash), text.encode(signed)))) return null;
  const madeAt = Number(named.get('auth_date')) * 1000;
  const isFresh = madeAt >= now.getTime() - OLDEST && madeAt <= now.getTime() + CLOCK_SKEW;
  return isFresh ? userIn(named.get('user') ?? '') : null;
}

function userIn(json: string): string | null {
  try {
    const user: unknown = JSON.parse(json);
    if (typeof user !== 'object' || user === null || !('id' in user) || 'is_bot' in user) return null;
    return Number.isSafeInteger(user.id) ? String(user.id) : null;
  } catch {
    return null;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

const hmacKey = (raw: Bytes, use: 'sign' | 'verify') =>
  crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, [use]);

const sign = async (key: Key, data: Bytes): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, data));

const fromHex = (hex: string): Bytes =>
  new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
