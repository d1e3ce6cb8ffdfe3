import { dayBegan } from '../../application/look-at-gate.ts';
import { lendingsAtGateText } from '../../chat/passes/lendings-at-gate.ts';
import { lendingsAtGate } from '../../core/lending/see-lendings.ts';
import { isActive, isInside, type Pass } from '../../core/passes/pass.ts';
import { passesSince } from '../../core/passes/see-passes.ts';
import type { OutputOf } from '../contract.ts';
import { done, fault, type Handler } from '../face.ts';
import { guardOf } from '../gate.ts';
import { gatePass } from './gate-pass.ts';

/** More than come to any gate in a day; whoever is not among them is found by code or number. */
const MOST = 400;

type Today = OutputOf<'GET gate/today'>;
type List = Exclude<keyof Today, 'more' | 'lent'>;

/** «Ожидаются», «На территории», «Уехали», and whose pass ended before they came. */
export function listOf(pass: Pass, now: Date): List {
  if (isInside(pass)) return 'inside';
  if (pass.leftAt !== null) return 'left';
  return isActive(pass, now) ? 'expected' : 'over';
}

/** «Сегодня» */
export const gateToday: Handler<'GET gate/today'> = async (face, call) => {
  const guard = guardOf(face, call);
  if (!guard) return fault('not allowed', 'gate-guards-only');
  const { actor, reader } = guard;
  return face.look(async (tx) => {
    const since = await dayBegan(tx, actor, call.now);
    const seen = await passesSince(tx, actor, since, MOST + 1);
    if (!seen.ok) return fault('not allowed', 'gate-guards-only');
    const { timeZone } = await tx.complexes.get(actor.complex);
    const passes = seen.value.slice(0, MOST);
    const standing = new Map(passes.filter(isInside).map((pass) => [pass.spot, pass]));
    const shown = passes.map((pass) => {
      const other = isActive(pass, call.now) && !isInside(pass) ? standing.get(pass.spot) : undefined;
      return { list: listOf(pass, call.now), pass: gatePass(reader, timeZone, pass, other ?? null) };
    });
    const of = (list: List) => shown.filter((one) => one.list === list).map(({ pass }) => pass);
    const lendings = await lendingsAtGate(tx, actor, call.now);
    const lent = lendings.ok
      ? lendingsAtGateText({ ...reader, now: call.now }, lendings.value, timeZone)
      : [];
    return done<Today>({
      ...{ expected: of('expected'), inside: of('inside'), left: of('left'), over: of('over') },
      lent: lent.map(({ text }) => text),
      more: seen.value.length > MOST,
    });
  });
};
