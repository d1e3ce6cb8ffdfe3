import { sessionId } from '../../src/core/web/session.ts';
import { giveLogin, signOut } from '../../src/core/web/sign-in.ts';
import { type Call, NOTHING } from './call.ts';

/** Where somebody is signed in. */
export const WEB_CALLS: Readonly<Record<string, Call>> = {
  giveLogin: ['use the web', (tx, me, now) => giveLogin(tx, me, now)],
  signOut: ['use the web', (tx, me, now) => signOut(tx, me, sessionId(NOTHING), now)],
};
