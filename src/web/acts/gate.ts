import { type AskHoldersRefusal, askHolders } from '../../application/at-the-gate.ts';
import { type Looked, lookAtGate, lookByQr, MOST_FOUND } from '../../application/look-at-gate.ts';
import type { ChatTx } from '../../chat/kit/ports.ts';
import { carsAtGateText } from '../../chat/passes/cars-at-gate-text.ts';
import { CALLER_LABELS, callerIn } from '../../chat/passes/gate-question-card.ts';
import { lendingsAtGateText } from '../../chat/passes/lendings-at-gate.ts';
import { passId, spotNumber } from '../../core/kernel/ids.ts';
import { ok, type Result } from '../../core/kernel/result.ts';
import { type GateRefusal, letIn, letOut } from '../../core/passes/at-gate.ts';
import { seePass } from '../../core/passes/see-passes.ts';
import type { GateLooked } from '../contract.ts';
import { done, fault, type Handler } from '../face.ts';
import { countedAt, guardOf } from '../gate.ts';
import { type GateReader, lookedAt } from '../views/gate-pass.ts';

const notForYou = () => fault('not allowed', 'gate-guards-only');

/** A QR that was scanned, what was typed, or a pass of a list. */
export const gateLook: Handler<'POST gate/look'> = async (face, call, { qr, typed = '', pass }) => {
  const guard = guardOf(face, call);
  if (!guard) return notForYou();
  const { actor, reader } = guard;
  return face.transact(async (tx) => {
    const looked =
      pass !== undefined
        ? await onePass(tx, actor, pass)
        : qr !== undefined
          ? await lookByQr(tx, actor, qr)
          : await lookAtGate(tx, await countedAt(tx, call), actor, typed, call.now);
    return looked.ok ? done(await shown(tx, reader, looked.value)) : notForYou();
  });
};

async function onePass(
  tx: ChatTx,
  actor: Parameters<typeof seePass>[1],
  id: number,
): Promise<Result<Looked, 'not allowed'>> {
  const seen = await seePass(tx, actor, passId(id));
  if (!seen.ok) return seen;
  return ok({
    passes: seen.value ? [seen.value] : [],
    cars: [],
    lendings: [],
    fault: seen.value ? null : 'none',
  });
}

const FAULTS = {
  'too short': 'gate-too-short',
  none: 'site-gate-none',
  'no such code': 'site-gate-no-code',
  'too many codes': 'gate-too-many-codes',
  'too many cars': 'gate-too-many-cars',
} as const satisfies Record<NonNullable<Looked['fault']>, string>;

async function shown(tx: ChatTx, reader: GateReader, looked: Looked): Promise<GateLooked> {
  const passes = await Promise.all(looked.passes.map((pass) => lookedAt(tx, reader, pass)));
  const { timeZone } = await tx.complexes.get(reader.complex);
  const cars = [
    ...carsAtGateText(reader.speech, looked.cars, MOST_FOUND),
    ...lendingsAtGateText(reader, looked.lendings, timeZone),
  ].map(({ text }) => text);
  return { passes, cars, words: looked.fault && reader.speech.plain(FAULTS[looked.fault]) };
}

const REFUSED = {
  'not allowed': 'gate-guards-only',
  'no such pass': 'gate-toast-gone',
  over: 'gate-toast-over',
  'inside already': 'gate-toast-inside-already',
  'not inside': 'gate-toast-not-inside',
} as const satisfies Record<Exclude<GateRefusal['kind'], 'spot taken'>, string>;

/** «Въехал», «Выехал»; pressed again it stays as it is. */
export const gateMove: Handler<'POST gate/passes/:id'> = async (face, call, { id, act }) => {
  const guard = guardOf(face, call);
  if (!guard) return notForYou();
  const { actor, reader } = guard;
  const { plain } = reader.speech;
  return face.transact(async (tx) => {
    const moved = await (act === 'in' ? letIn : letOut)(tx, actor, passId(id), call.now);
    const pass = await tx.passes.get(actor.complex, passId(id));
    if (!pass) return fault('not found', 'gate-toast-gone');
    const now = await lookedAt(tx, reader, pass);
    if (moved.ok)
      return done({ pass: now, done: true, words: plain(act === 'in' ? 'gate-toast-in' : 'gate-toast-out') });
    const { why } = moved;
    if (why.kind !== 'spot taken') return done({ pass: now, done: false, words: plain(REFUSED[why.kind]) });
    const known = { spot: String(why.by.spot), guest: why.by.guest };
    return done({ pass: now, done: false, words: plain('gate-toast-taken', known) });
  });
};

/** «Спросить жителя»: the answer comes onto the guard's card. */
export const gateAsk: Handler<'POST gate/questions'> = async (
  face,
  call,
  { spot: number, caller, guest },
) => {
  const guard = guardOf(face, call);
  if (!guard) return notForYou();
  const { actor, reader } = guard;
  const { speech } = reader;
  const spot = spotNumber(number);
  if (!spot) return fault('refused', 'spot-out-of-range');
  const words = caller === 'other' ? guest.trim() : speech.plain(CALLER_LABELS[caller]);
  const wish = { spot, caller, guest: words };
  return face.transact(async (tx) => {
    const asked = await askHolders(tx, await countedAt(tx, call), actor, wish, call.now);
    const known = { spot: String(spot), caller: callerIn(speech, wish) };
    if (asked.ok) return done({ asked: true, words: speech.plain('site-gate-asked', known) });
    const { why } = asked;
    // Sent once more because its answer was lost.
    const isMine = why.kind === 'asked already' && why.question.askedBy === actor.person;
    if (isMine && why.question.guest === words)
      return done({ asked: true, words: speech.plain('site-gate-asked', known) });
    return done({ asked: false, words: refusedWords(reader, String(spot), why) });
  });
};

function refusedWords({ speech: { plain } }: GateReader, spot: string, why: AskHoldersRefusal): string {
  switch (why.kind) {
    case 'not allowed':
      return plain('gate-guards-only');
    case 'no guest':
      return plain('gate-question-who-expected');
    case 'nobody':
      return plain('gate-question-nobody', { spot });
    case 'out of reach':
      return plain('gate-question-unreachable', { spot });
    case 'too many':
      return plain('gate-question-spot-spent', { spot });
    case 'too fast':
      return plain('gate-question-too-fast');
    case 'asked already':
      return plain('site-gate-asked-already', { spot });
  }
}
