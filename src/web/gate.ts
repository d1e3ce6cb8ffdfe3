import type { Account } from '../application/account.ts';
import { countedAs } from '../chat/kit/counted-as.ts';
import { offers } from '../chat/kit/offers.ts';
import type { ChatTx } from '../chat/kit/ports.ts';
import { speak } from '../chat/kit/update-context.ts';
import type { Member } from '../core/kernel/actor.ts';
import { type Call, type Face, isKnown, languageOf, memberOf } from './face.ts';
import type { GateReader } from './views/gate-pass.ts';

/** A guard at the page, and in which words he reads; null: he is none. */
export function guardOf(
  face: Face,
  call: Call,
): { readonly actor: Member; readonly reader: GateReader } | null {
  if (!isKnown(call)) return null;
  const actor = memberOf(call);
  if (!offers(actor, 'check passes')) return null;
  const speech = speak(face.words, languageOf(face, call, call.visitor));
  return { actor, reader: { complex: actor.complex, speech, now: call.now } };
}

/** Tries are counted together with those in the chat; two requests of one person wait for each other. */
export async function countedAt(tx: ChatTx, { visitor, now }: Call): Promise<Pick<Account, 'pace'>> {
  const { bot, externalId, elsewhere } = visitor;
  await tx.visitors.lockTurn(visitor);
  const who = countedAs({ bot, sender: { externalId, elsewhere } });
  return { pace: (what, most, window) => tx.limits.take({ ...who, what }, most, window, now) };
}
