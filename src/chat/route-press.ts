import { onBanned } from './banned.ts';
import { readButton } from './buttons.ts';
import { ANYBODY, type FeatureCode, IN_GROUP, PRESSES } from './features.ts';
import { onMenuPress } from './home.ts';
import { toast } from './kit/confirm.ts';
import type { Reply } from './kit/outgoing.ts';
import { isMember, type MemberContext, type UpdateContext } from './kit/update-context.ts';

/** A button, whoever pressed it: only the code is believed, and every screen asks again who may. */
export async function onPress(context: UpdateContext, text: string): Promise<Reply[]> {
  const code = readButton(text);
  if (!code) return toast(context.speech.plain('old-button'));
  const isMenu = code.kind === 'open' || code.kind === 'cancel' || code.kind === 'keep';
  const open = isMenu ? null : await openToAnybody(context, code.kind, code);
  if (open) return open;
  if (!isMember(context)) return toast(context.speech.plain('not-for-you'));
  const banned = await onBanned(context);
  if (banned) return banned;
  return isMenu ? onMenuPress(context, code) : ofFeature(context, code.kind, code);
}

/** In a group stand only those buttons that features put there. */
export async function onGroupPress(context: UpdateContext, text: string): Promise<Reply[]> {
  const code = readButton(text);
  const isMenu = code === null || code.kind === 'open' || code.kind === 'cancel' || code.kind === 'keep';
  const replies = isMenu ? null : await inGroup(context, code.kind, code);
  return replies ?? toast(context.speech.plain('old-button'));
}

type CodeOf<K extends FeatureCode['kind']> = Extract<FeatureCode, { kind: K }>;

async function openToAnybody<K extends FeatureCode['kind']>(
  context: UpdateContext,
  kind: K,
  code: CodeOf<K>,
) {
  return ANYBODY[kind]?.(context, code) ?? null;
}

async function ofFeature<K extends FeatureCode['kind']>(context: MemberContext, kind: K, code: CodeOf<K>) {
  return PRESSES[kind](context, code);
}

async function inGroup<K extends FeatureCode['kind']>(context: UpdateContext, kind: K, code: CodeOf<K>) {
  return IN_GROUP[kind]?.(context, code) ?? null;
}
