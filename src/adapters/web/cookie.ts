import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { days, seconds } from '../../core/kernel/time.ts';

/** No browser keeps one for longer. The session itself ends earlier, by its row. */
const LONGEST = days(400) / seconds(1);

/** The session of a browser. `__Host-`: this host's alone, over https alone; on this machine http will do. */
export function sessionCookie(publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-s' : 's';
  const about = { path: '/', httpOnly: true, secure, sameSite: 'Strict' } as const;
  return {
    read: (c: Context) => getCookie(c, name),
    keep: (c: Context, token: string) => setCookie(c, name, token, { ...about, maxAge: LONGEST }),
    drop: (c: Context) => setCookie(c, name, '', { ...about, maxAge: 0 }),
  };
}
