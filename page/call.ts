import type { EndpointName, Fault, InputOf, OutputOf } from '../src/web/contract.ts';

/** Why nothing came of it. `offline`: nothing was sent; `lost`: perhaps it was, so the same key is used again. */
export type Trouble =
  | { readonly kind: 'offline' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'fault'; readonly fault: Fault };
export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: Trouble };

/** Whoever has no cookies brings this along: a Mini App. It lives as long as the page does. */
let token: string | null = null;
export const carry = (given: string | null): void => {
  token = given;
};

/** 22 characters: what is done under the same key is done once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

export const authorized = (): Record<string, string> =>
  token === null ? { 'x-parking': '1' } : { 'x-parking': '1', authorization: `Bearer ${token}` };

/** One request to the house, by the contract. */
export async function call<E extends EndpointName>(
  endpoint: E,
  input: InputOf<E>,
  key: string = newKey(),
): Promise<Called<OutputOf<E>>> {
  if (!navigator.onLine) return { ok: false, trouble: { kind: 'offline' } };
  try {
    const answer = await fetch(...requestOf(endpoint, input, key));
    const body = await answer.json();
    if (answer.ok) return { ok: true, value: body };
    return { ok: false, trouble: { kind: 'fault', fault: body } };
  } catch {
    // The connection may have gone once it was on its way.
    return { ok: false, trouble: { kind: 'lost' } };
  }
}

function requestOf(endpoint: string, input: object, key: string): [string, RequestInit] {
  const [method = 'GET', template = ''] = endpoint.split(' ');
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = template.replaceAll(/:(\w+)/g, (_, name) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  const headers = authorized();
  const init: RequestInit = { method, headers, cache: 'no-store', credentials: 'same-origin' };
  if (method === 'GET') {
    const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString();
    return [`/api/${path}${query && `?${query}`}`, init];
  }
  headers['content-type'] = 'application/json';
  headers['idempotency-key'] = key;
  return [`/api/${path}`, { ...init, body: JSON.stringify(Object.fromEntries(rest)) }];
}

/** A picture of the house; null: it is not to be had. */
export async function fetchBlob(path: string): Promise<Blob | null> {
  try {
    const answer = await fetch(path, {
      headers: authorized(),
      cache: 'no-store',
      credentials: 'same-origin',
    });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
