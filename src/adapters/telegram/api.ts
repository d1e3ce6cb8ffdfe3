import http from 'node:http';
import https from 'node:https';
import { Api } from 'grammy';
import { seconds } from '../../core/kernel/time.ts';

export type { Api };

export type ApiOptions = {
  readonly token: string;
  /** http or https, without a slash at the end. */
  readonly root: string;
  /** Address of an HTTP proxy, as in HTTPS_PROXY: used for https roots only. */
  readonly proxy?: string | undefined;
};

/** nginx closes idle connections after 75 s; a request that meets one closing is a delivery nobody is sure of. */
const IDLE = seconds(60);

/** The Bot API at `root` over connections that stay open. Errors keep the token out of their messages. */
export function createApi({ token, root, proxy }: ApiOptions): Api {
  const agent = root.startsWith('https:')
    ? new https.Agent({ keepAlive: true, timeout: IDLE, ...(proxy && { proxyEnv: { HTTPS_PROXY: proxy } }) })
    : new http.Agent({ keepAlive: true, timeout: IDLE });
  return new Api(token, { apiRoot: root, baseFetchConfig: { agent } });
}
