import { isIP } from 'node:net';

/** How the house is found in the web, and whose word is taken for who asks. */
export type WebConfig = {
  /** An origin: no path, no slash at the end. */
  readonly publicUrl: string;
  /** Addresses and networks (`10.0.0.0/8`) of the proxies before us; of nobody else is `addressHeader` believed. */
  readonly trustedProxies: readonly string[];
  /** In lower case. */
  readonly addressHeader: string;
};

/** `https://parking.example.org`; http on this machine alone. Undefined: nothing of the kind. */
export function readPublicUrl(text: string, isLoopback: (text: string) => boolean): string | undefined {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'https:' && !isLoopback(text))) return undefined;
  const isBare = url.pathname === '/' && !/[?#@\\]/.test(text) && text.replace(/\/$/, '') === url.origin;
  return isBare ? url.origin : undefined;
}

/** Addresses and networks with commas between them. */
export function readNetworks(text: string): string[] | undefined {
  const all = text.split(',').map((part) => part.trim());
  return all.every(isNetwork) ? all : undefined;
}

function isNetwork(text: string): boolean {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(address);
  return family !== 0 && (length === undefined || Number(length) <= (family === 4 ? 32 : 128));
}

/** The name of an HTTP header, in lower case. */
export function readHeaderName(text: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(text) ? text.toLowerCase() : undefined;
}
