/** Where a browser may say that its messages are to be sent: nobody makes this house call anything else. */
const SERVICES = [
  'fcm.googleapis.com',
  '*.push.apple.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
] as const;

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Longer ones are nobody's; the longest that is known has 700 characters. */
const LONGEST = 2_048;

/**
 * The address, if messages may be sent there. `more`: hosts of one's own, with their port if they have one; only of those a
 * loopback one may be without TLS.
 */
export function pushAddress(endpoint: string, more: readonly string[]): URL | null {
  if (endpoint.length > LONGEST || !URL.canParse(endpoint)) return null;
  const url = new URL(endpoint);
  if (url.username || url.password || url.hash) return null;
  const isNamed = more.includes(url.host);
  if (url.protocol === 'http:') return isNamed && LOOPBACK.test(url.hostname) ? url : null;
  if (url.protocol !== 'https:') return null;
  return isNamed || (url.port === '' && isService(url.hostname)) ? url : null;
}

function isService(host: string): boolean {
  return SERVICES.some((service) =>
    service.startsWith('*.') ? host.endsWith(service.slice(1)) : host === service,
  );
}
