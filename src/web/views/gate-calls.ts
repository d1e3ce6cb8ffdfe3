import { calledTo } from '../../core/alerts/called-to.ts';
import { done, fault, type Handler } from '../face.ts';
import { guardOf } from '../gate.ts';

/** To how many threads this guard was called that nobody has taken: until then the phone of the gate rings. */
export const gateCalls: Handler<'GET gate/calls'> = async (face, call) => {
  const guard = guardOf(face, call);
  if (!guard) return fault('not allowed', 'gate-guards-only');
  const called = await face.look((tx) => calledTo(tx, guard.actor));
  return called.ok ? done({ waiting: [...called.value] }) : fault('not allowed', 'gate-guards-only');
};
