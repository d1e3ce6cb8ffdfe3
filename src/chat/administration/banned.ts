import { may } from '../../core/access.ts';
import { isDue } from '../../core/kernel/time.ts';
import { type ButtonCode, decodeButton } from '../button-code.ts';
import { toast } from '../kit/confirm.ts';
import { isCancel, MENU, type MenuChoice, menuChoice, withMenu } from '../kit/menu.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberTurn } from '../kit/turn.ts';
import { clip } from '../kit/typed-text.ts';
import { banText, sayUntil } from './ban-text.ts';

const COMMANDS = ['cancel', 'help', 'lang'];
const PRESSES: ReadonlySet<ButtonCode['kind']> = new Set<ButtonCode['kind']>([
  'answer',
  'complain',
  'mute',
  'signals',
  'show thread',
  'away',
  'away until',
  'away until date',
  'back with all',
  'claimed spot',
  'own spot',
  'language',
  'help',
  'cancel',
  'never mind',
]);

/** Tells a banned person until when and why, whatever he tries that a ban refuses; null: it may go on. */
export async function onBanned(turn: MemberTurn): Promise<Reply[] | null> {
  const { tx, actor, now, speech, incoming } = turn;
  if (!actor.roles.includes('banned') || goesOn(turn)) return null;
  const ban = await tx.register.banOf(actor.complex, actor.person);
  if (!ban || isDue(ban.until, now)) return null;
  const { timeZone } = await tx.complexes.get(actor.complex);
  const said = { speech, now, timeZone };
  if (incoming.body.kind !== 'press')
    return [{ kind: 'message', message: withMenu(turn, banText(said, ban)) }];
  const known = { until: sayUntil(said, ban.until), reason: ban.reason };
  return toast(clip(speech.plain('ban-toast', known), LONGEST_TOAST));
}

const LONGEST_TOAST = 200;

/** What is left: his own spots and answers about them, help, languages, and the way out of anything. */
function goesOn({ incoming: { body }, words, actor, dialog }: MemberTurn): boolean {
  if (body.kind === 'press') {
    const press = decodeButton(body.code);
    if (press?.kind === 'pass') return press.act === 'revoke' || press.act === 'revoke for sure';
    if (press?.kind === 'act') return press.act === 'done';
    if (press?.kind === 'joining') return press.act === 'keep' || press.act === 'give up which';
    if (press?.kind === 'open') return mayOpen(actor, press.choice);
    return press !== null && PRESSES.has(press.kind);
  }
  if (body.kind === 'command') return COMMANDS.includes(body.name);
  if (dialog?.kind === 'leaving') return true;
  if (body.kind !== 'text') return false;
  const choice = menuChoice(words, body.text);
  return isCancel(words, body.text) || (choice !== null && mayOpen(actor, choice));
}

function mayOpen(actor: MemberTurn['actor'], choice: MenuChoice): boolean {
  const entry = MENU.find(([, opens]) => opens === choice);
  return entry !== undefined && may(actor, entry[2]);
}
