import http from 'node:http';
import https from 'node:https';
import { Api } from 'grammy';
import { seconds } from '../../core/kernel/time.ts';
import { type Post, posting } from './post.ts';
import { afterwards, alsoUntil } from './signal.ts';

export type { Api };

export type ApiOptions = {
  readonly token: string;
  /** http or https, without a slash at the end. */
  readonly root: string;
  /** Address of an HTTP proxy, as in HTTPS_PROXY: used for https roots only. */
  readonly proxy?: string | undefined;
  /** Makes the calls; over the network when left out. */
  readonly fetch?: Post;
  /** We are being stopped: calls that have begun get a few seconds. */
  readonly signal?: AbortSignal;
};

/** nginx closes idle connections after 75 s; a request that meets one closing is a delivery nobody is sure of. */
const IDLE = seconds(60);

const LAST_CALLS = seconds(3);

/** The Bot API at `root` over connections that stay open. Errors keep the token out of their messages. */
export function createApi({ token, root, proxy, fetch: given, signal }: ApiOptions): Api {
  const agent = root.startsWith('https:')
    ? new https.Agent({ keepAlive: true, timeout: IDLE, ...(proxy && { proxyEnv: { HTTPS_PROXY: proxy } }) })
    : new http.Agent({ keepAlive: true, timeout: IDLE });
  const fetch = given ?? posting(agent);
  const api = new Api(token, { apiRoot: root, baseFetchConfig: { agent }, fetch });
  if (signal) {
    const last = afterwards(signal, LAST_CALLS);
    api.config.use((call, method, payload, signal) => call(method, payload, alsoUntil(signal, last)));
  }
  return api;
}
