import { sessionId } from '../../core/web/session.ts';
import { signOut, signOutEverywhere } from '../../core/web/sign-in.ts';
import { done, fault, type Handler, isKnown, languageOf, memberOf } from '../face.ts';

/** «Где я вошёл» */
export const listSessions: Handler<'GET sessions'> = async (face, call) => {
  if (!isKnown(call)) return done({ sessions: [] });
  const { complex, person, session: here } = call.visitor;
  const all = await face.look((tx) => tx.webSessions.of(complex, person.id, call.now));
  const unknown = face.words.plain(languageOf(face, call, call.visitor), 'site-device-unknown');
  const sessions = all.map(({ id, kind, device, madeAt, seenAt }) => {
    return {
      id,
      kind,
      device: device || unknown,
      since: madeAt.getTime(),
      seen: seenAt.getTime(),
      here: id === here,
    };
  });
  return done({ sessions });
};

/** «Выйти здесь», or on another device of one's own. */
export const closeSession: Handler<'DELETE sessions/:id'> = async (face, call, { id }) => {
  const { complex, session: here } = call.visitor;
  if (!isKnown(call)) {
    if (id !== here) return fault('not found', 'site-not-found');
    await face.transact((tx) => tx.webSessions.closeStranger(complex, here));
    return { ok: true, value: { value: {}, gone: true } };
  }
  const actor = memberOf(call);
  const closed = await face.transact((tx) => signOut(tx, actor, sessionId(id), call.now));
  if (!closed.ok) return fault('not found', 'site-not-found');
  return { ok: true, value: { value: {}, ...(id === here && { gone: true }) } };
};

/** «Выйти везде» */
export const closeSessions: Handler<'DELETE sessions'> = async (face, call) => {
  const { complex, session: here } = call.visitor;
  await face.transact((tx) =>
    isKnown(call)
      ? signOutEverywhere(tx, memberOf(call), call.now)
      : tx.webSessions.closeStranger(complex, here),
  );
  return { ok: true, value: { value: {}, gone: true } };
};
