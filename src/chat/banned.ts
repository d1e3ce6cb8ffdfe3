import { isDue } from '../core/kernel/time.ts';
import { banText, sayUntil } from './administration/ban-text.ts';
import { type ButtonCode, readButton } from './buttons.ts';
import { COMMANDS, DIALOGS, type FeatureCode, WHEN_BANNED } from './features.ts';
import { toast } from './kit/confirm.ts';
import { isCancel, MENU, type MenuChoice, menuChoice, withMenu } from './kit/menu.ts';
import { offers } from './kit/offers.ts';
import type { Reply } from './kit/outgoing.ts';
import { clip } from './kit/typed-text.ts';
import type { MemberContext } from './kit/update-context.ts';

/** Tells a banned person until when and why, whatever he tries that a ban refuses; null: it may go on. */
export async function onBanned(context: MemberContext): Promise<Reply[] | null> {
  const { tx, actor, now, speech, incoming } = context;
  if (!actor.roles.includes('banned') || goesOn(context)) return null;
  const ban = await tx.register.banOf(actor.complex, actor.person);
  if (!ban || isDue(ban.until, now)) return null;
  const { timeZone } = await tx.complexes.get(actor.complex);
  const said = { speech, now, timeZone };
  if (incoming.body.kind !== 'press')
    return [{ kind: 'message', message: withMenu(context, banText(said, ban)) }];
  const known = { until: sayUntil(said, ban.until), reason: ban.reason };
  return toast(clip(speech.plain('ban-toast', known), LONGEST_TOAST));
}

const LONGEST_TOAST = 200;

/** What is left: his own spots and answers about them, help, languages, and the way out of anything. */
function goesOn({ incoming: { body }, words, actor, dialog }: MemberContext): boolean {
  if (body.kind === 'press') return pressGoesOn(readButton(body.code), actor);
  if (body.kind === 'command') return body.name === 'cancel' || commandGoesOn(body.name);
  if (dialog && DIALOGS[dialog.kind]?.whenBanned) return true;
  if (body.kind !== 'text') return false;
  const choice = menuChoice(words, body.text);
  return isCancel(words, body.text) || (choice !== null && mayOpen(actor, choice));
}

function commandGoesOn(name: string): boolean {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command !== undefined && 'whenBanned' in command;
}

function pressGoesOn(code: ButtonCode | null, actor: MemberContext['actor']): boolean {
  if (code === null) return false;
  if (code.kind === 'open') return mayOpen(actor, code.choice);
  return code.kind === 'cancel' || code.kind === 'keep' || featureGoesOn(code.kind, code, actor);
}

function featureGoesOn<K extends FeatureCode['kind']>(
  kind: K,
  code: Extract<FeatureCode, { kind: K }>,
  actor: MemberContext['actor'],
): boolean {
  const rule = WHEN_BANNED[kind];
  return typeof rule === 'function' ? rule(code, actor) : rule === true;
}

function mayOpen(actor: MemberContext['actor'], choice: MenuChoice): boolean {
  const entry = MENU.find(([, opens]) => opens === choice);
  return entry !== undefined && offers(actor, entry[2]);
}
