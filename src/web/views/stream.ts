import { seconds } from '../../core/kernel/time.ts';
import { done, fault, type Handler } from '../face.ts';

/** Whoever finds no place here looks by himself. */
const POLL = seconds(30);

/** Hints of what is out of date, until the session ends or is somebody else's. */
export const listenForHints: Handler<'GET stream'> = async (face, { visitor }) => {
  const { session } = visitor;
  const person = visitor.person?.id ?? null;
  const mayLook = async () => {
    const now = face.clock.now();
    const here = await face.look((tx) => tx.visitors.again(visitor, now));
    return here !== null && (here.person?.id ?? null) === person && !here.person?.roles.includes('banned');
  };
  const stream = face.hints.open({ person, session, mayLook });
  return stream ? done(stream) : fault('too often', 'site-too-often', POLL);
};
