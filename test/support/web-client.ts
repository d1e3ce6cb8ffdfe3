/** A browser without a page: speaks with `/api/` as ours does, and keeps its cookie. */
import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import {
  ENDPOINTS,
  type EndpointName,
  type Fault,
  type OutputOf,
  type Shown,
} from '../../src/web/contract.ts';

export type Browser = {
  /** Any request of the contract; what comes back is held against it. */
  readonly call: <E extends EndpointName>(name: E, input?: object, more?: Headers) => Promise<OutputOf<E>>;
  readonly refused: (
    name: EndpointName,
    input?: object,
    more?: Headers,
  ) => Promise<Fault & { status: number }>;
  readonly raw: (name: EndpointName, input?: object, more?: Headers) => Promise<Response>;
  readonly cookie: () => string | null;
  /** Presses the newest button with this label in «Все уведомления», or among these messages. */
  readonly taps: (label: string, among?: readonly Shown[]) => Promise<OutputOf<'POST press'>>;
  readonly says: (text: string) => Promise<OutputOf<'POST say'>>;
  readonly feed: () => Promise<readonly Shown[]>;
};

type Headers = Readonly<Record<string, string>>;

export const newKey = () => randomBytes(16).toString('base64url');

type BrowserWish = {
  /** Where the app says that it is. */
  readonly origin: string;
  /** Of a Mini App, which has no cookies. */
  readonly bearer?: string;
};

/** `at`: where the bot listens. */
export function openBrowser(at: string, { origin, bearer }: BrowserWish): Browser {
  let cookie: string | null = null;
  const raw: Browser['raw'] = async (name, input = {}, more = {}) => {
    const [method = '', template = ''] = name.split(' ');
    const left = new Map<string, unknown>(Object.entries(input));
    const path = template.replace(/:(\w+)/g, (_, key: string) => {
      const value = String(left.get(key));
      left.delete(key);
      return encodeURIComponent(value);
    });
    const hasBody = method === 'POST' || method === 'PUT';
    const query = hasBody
      ? ''
      : `?${new URLSearchParams([...left].map(([key, value]): [string, string] => [key, String(value)]))}`;
    const response = await fetch(new URL(`/api/${path}${query}`, at), {
      method,
      headers: {
        origin,
        'accept-language': 'ru',
        'x-parking': '1',
        'user-agent': 'Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile',
        ...(cookie !== null && { cookie }),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(hasBody && { 'content-type': 'application/json', 'idempotency-key': newKey() }),
        ...more,
      },
      ...(hasBody && { body: JSON.stringify(Object.fromEntries(left)) }),
    });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) cookie = /=;/.test(set) ? null : (set.split(';')[0] ?? null);
    return response;
  };
  const call: Browser['call'] = async (name, input, more) => {
    const response = await raw(name, input, more);
    if (name === 'GET photos/:ref/:n') throw new Error('a picture is no JSON');
    const body: unknown = await response.json();
    assert.equal(response.status, 200, `${name}: ${JSON.stringify(body)}`);
    return ENDPOINTS[name].output.parse(body) as OutputOf<typeof name>;
  };
  const refused: Browser['refused'] = async (name, input, more) => {
    const response = await raw(name, input, more);
    const body = (await response.json()) as Fault;
    assert.notEqual(response.status, 200, `${name} was taken`);
    return { ...body, status: response.status };
  };
  const feed = async () => (await call('GET feed')).cards;
  return {
    raw,
    call,
    refused,
    cookie: () => cookie,
    feed,
    says: (text) => call('POST say', { text }),
    taps: async (label, among) => {
      const found = (among ?? (await feed()))
        .flatMap(({ ref, buttons }) => buttons.flat().map((button) => ({ ...button, ref })))
        .find((button) => button.label.includes(label) && button.press !== undefined);
      assert.ok(found?.press, `no button «${label}»`);
      return call('POST press', { code: found.press, ...(found.ref !== null && { message: found.ref }) });
    },
  };
}

export const textOf = (one: Shown | undefined | null): string =>
  one?.text.map(({ text }) => text).join('') ?? '';

/** What Telegram gives to a Mini App of somebody. */
export function signInitData(token: string, user: { readonly id: number }, at: Date): string {
  return signFields(token, [
    ['auth_date', String(Math.floor(at.getTime() / 1000))],
    ['query_id', 'AAF'],
    ['user', JSON.stringify({ ...user, first_name: 'Имя' })],
  ]);
}

export function signFields(
  token: string,
  fields: readonly (readonly [name: string, value: string])[],
): string {
  const signed = fields
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  const hash = createHmac('sha256', key).update(signed).digest('hex');
  return new URLSearchParams([
    ...fields.map(([name, value]): [string, string] => [name, value]),
    ['hash', hash],
  ]).toString();
}
