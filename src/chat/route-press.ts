import { onBanned } from './banned.ts';
import { readButton } from './buttons.ts';
import { ANYBODY, type FeatureCode, IN_GROUP, PRESSES } from './features.ts';
import { onMenuPress } from './home.ts';
import { toast } from './kit/confirm.ts';
import type { Reply } from './kit/outgoing.ts';
import { isMember, type MemberTurn, type Turn } from './kit/turn.ts';

/** A button, whoever pressed it: only the code is believed, and every screen asks again who may. */
export async function onPress(turn: Turn, text: string): Promise<Reply[]> {
  const code = readButton(text);
  if (!code) return toast(turn.speech.plain('old-button'));
  const isMenu = code.kind === 'open' || code.kind === 'cancel' || code.kind === 'keep';
  const open = isMenu ? null : await openToAnybody(turn, code.kind, code);
  if (open) return open;
  if (!isMember(turn)) return toast(turn.speech.plain('not-for-you'));
  const banned = await onBanned(turn);
  if (banned) return banned;
  return isMenu ? onMenuPress(turn, code) : ofFeature(turn, code.kind, code);
}

/** In a group stand only those buttons that features put there. */
export async function onGroupPress(turn: Turn, text: string): Promise<Reply[]> {
  const code = readButton(text);
  const isMenu = code === null || code.kind === 'open' || code.kind === 'cancel' || code.kind === 'keep';
  const replies = isMenu ? null : await inGroup(turn, code.kind, code);
  return replies ?? toast(turn.speech.plain('old-button'));
}

type CodeOf<K extends FeatureCode['kind']> = Extract<FeatureCode, { kind: K }>;

async function openToAnybody<K extends FeatureCode['kind']>(turn: Turn, kind: K, code: CodeOf<K>) {
  return ANYBODY[kind]?.(turn, code) ?? null;
}

async function ofFeature<K extends FeatureCode['kind']>(turn: MemberTurn, kind: K, code: CodeOf<K>) {
  return PRESSES[kind](turn, code);
}

async function inGroup<K extends FeatureCode['kind']>(turn: Turn, kind: K, code: CodeOf<K>) {
  return IN_GROUP[kind]?.(turn, code) ?? null;
}
