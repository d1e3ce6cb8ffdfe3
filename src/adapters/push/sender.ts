import http from 'node:http';
import https from 'node:https';
import type { PushAnswer, PushHow, SendPush } from '../../chat/kit/push.ts';
import { type Duration, minutes, seconds } from '../../core/kernel/time.ts';
import { encrypt } from './encrypt.ts';
import { pushAddress } from './hosts.ts';
import type { Vapid } from './vapid.ts';

export type SenderParts = {
  readonly vapid: Vapid;
  /** Hosts beside the known services: for tests, and for whoever runs his own. */
  readonly hosts: readonly string[];
  /** As in HTTPS_PROXY. */
  readonly proxy: string | undefined;
  /** The machine's time: signatures are for machines. */
  readonly now: () => Date;
  /** An answer that only a fault of ours explains; never the address. */
  readonly refused: (status: number) => void;
  readonly signal: AbortSignal;
};

const PATIENCE = seconds(10);
const REST = seconds(2);
/** A 429 that does not say how long. */
const UNTOLD_PAUSE = seconds(30);
const LONGEST_PAUSE = minutes(30);

/** Sends one message to one browser. It follows nothing: whoever redirects has refused. */
export function createPushSender(parts: SenderParts): SendPush {
  const { vapid, hosts, proxy, now, signal } = parts;
  const agents = {
    'http:': new http.Agent({ keepAlive: true }),
    'https:': new https.Agent({ keepAlive: true, ...(proxy && { proxyEnv: { HTTPS_PROXY: proxy } }) }),
  };
  return async (device, payload, how) => {
    const url = pushAddress(device.endpoint, hosts);
    // It was taken when another list of hosts was in force.
    if (!url) return { kind: 'gone' };
    const body = await encrypt(new TextEncoder().encode(JSON.stringify(payload)), device);
    const headers = { ...headersOf(how, body), authorization: await vapid.authorize(url.origin, now()) };
    const agent = url.protocol === 'http:' ? agents['http:'] : agents['https:'];
    const answer = await post(url, { headers, agent, signal }, body);
    if (typeof answer === 'string')
      return { kind: 'later', after: REST, unsure: !notSent.test(answer), exact: false };
    return judge(answer, parts.refused);
  };
}

function headersOf({ ttl, urgency, topic }: PushHow, body: Uint8Array) {
  return {
    'content-encoding': 'aes128gcm',
    'content-type': 'application/octet-stream',
    'content-length': body.length,
    ttl: Math.round(ttl / 1_000),
    urgency,
    topic,
  };
}

type Answered = { readonly status: number; readonly retryAfter: string | undefined };

/** The answer, or the code of what went wrong on the way. */
function post(url: URL, options: http.RequestOptions, body: Uint8Array): Promise<Answered | string> {
  const { request } = url.protocol === 'http:' ? http : https;
  return new Promise((resolve) => {
    const lost = (error: Error) => resolve('code' in error ? String(error.code) : error.name);
    const signal = AbortSignal.any([
      AbortSignal.timeout(PATIENCE),
      ...(options.signal ? [options.signal] : []),
    ]);
    const call = request(url, { ...options, method: 'POST', signal }, (response) => {
      const { statusCode: status = 0, headers } = response;
      // What it says nobody reads; a connection that would have to be read for long is given up.
      response.on('error', () => {});
      response.resume();
      resolve({ status, retryAfter: headers['retry-after'] });
    });
    call.on('error', lost);
    call.end(body);
  });
}

const notSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|ERR_PROXY_\w+|ERR_TLS_\w+|\w*CERT\w*|UNABLE_TO_\w+)$/;

/** The service's answer in our words. */
export function judge({ status, retryAfter }: Answered, refused: (status: number) => void): PushAnswer {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 429)
    return { kind: 'later', after: pauseOf(retryAfter) ?? UNTOLD_PAUSE, unsure: false, exact: true };
  if (status >= 500) {
    const pause = pauseOf(retryAfter);
    return { kind: 'later', after: pause ?? REST, unsure: false, exact: pause !== null };
  }
  refused(status);
  return { kind: 'refused' };
}

function pauseOf(retryAfter: string | undefined): Duration | null {
  if (retryAfter === undefined || !/^\d{1,6}$/.test(retryAfter)) return null;
  return Math.min(seconds(Math.max(1, Number(retryAfter))), LONGEST_PAUSE);
}
