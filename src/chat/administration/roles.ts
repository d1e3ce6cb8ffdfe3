import type { PersonId } from '../../core/kernel/ids.ts';
import { makeAdmin, type RoleRefusal, removeAdmin, removeGuard } from '../../core/residents/change-roles.ts';
import { seeStrips } from '../../core/strips/print-strips.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { withMenu } from '../kit/menu.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { stripButtons } from '../strips/buttons.ts';
import { adminButtons, type PersonAct } from './buttons.ts';
import { showResident } from './resident-card.ts';

export type RoleAct = 'make admin' | 'remove admin' | 'remove guard';

const QUESTIONS = {
  'make admin': 'role-make-admin-sure',
  'remove admin': 'role-remove-admin-sure',
  'remove guard': 'role-remove-guard-sure',
} as const;
const SURE = {
  'make admin': 'make admin for sure',
  'remove admin': 'remove admin for sure',
  'remove guard': 'remove guard for sure',
} as const satisfies Record<RoleAct, PersonAct>;
const DEEDS = { 'make admin': makeAdmin, 'remove admin': removeAdmin, 'remove guard': removeGuard } as const;

/** Roles are powers over others: asked once more, with the name. */
export async function askRole(context: MemberContext, act: RoleAct, person: PersonId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const one = await tx.residents.get(actor.complex, person);
  if (!one) return toast(speech.plain('resident-gone'));
  const text = speech.say(QUESTIONS[act], { name: one.displayName });
  const sure = adminButtons.data({ kind: 'administer', wish: { on: 'person', act: SURE[act], person } });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

const REFUSED = {
  'not allowed': 'admin-only',
  'no such person': 'resident-gone',
  already: 'role-already',
  banned: 'role-banned',
  'last admin': 'role-last-admin',
} as const satisfies Record<RoleRefusal, string>;

/** The question becomes the card as it is now, whoever was first. */
export async function onRole(context: MemberContext, act: RoleAct, person: PersonId): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const changed = await DEEDS[act](tx, actor, person, now);
  if (!changed.ok) {
    const said = toast(speech.plain(REFUSED[changed.why]));
    return changed.why === 'not allowed' ? said : [...said, ...(await showResident(context, 'here', person))];
  }
  if (person !== actor.person) {
    const card = await showResident(context, 'here', person);
    return [...toast(speech.plain('claim-toast-done')), ...card, ...(await stripsLeft(context, act))];
  }
  // Whoever removed himself sees nothing of the others any more.
  const roles = actor.roles.filter((role) => role !== (act === 'remove admin' ? 'admin' : 'guard'));
  const me = { ...context, actor: { ...actor, roles } };
  const text = speech.say(act === 'remove admin' ? 'role-you-are-no-admin' : 'role-you-are-no-guard');
  return [
    { kind: 'replace', message: { text } },
    { kind: 'message', message: withMenu(me, speech.say('choose-in-menu')) },
  ];
}

/** The paper in the mailboxes is the house's: whoever removes an admin for a reason learns that it works on. */
async function stripsLeft({ tx, actor, speech, now }: MemberContext, act: RoleAct): Promise<Reply[]> {
  const seen = act === 'remove admin' ? await seeStrips(tx, actor, now) : null;
  if (!seen?.ok || seen.value.live.count === 0) return [];
  const text = speech.say('strips-still-live', { count: seen.value.live.count });
  const press = stripButtons.data({ kind: 'strips', act: 'show' });
  const button = { label: speech.plain('admin-button-strips'), press };
  return [{ kind: 'message', message: { text, buttons: [[button]] } }];
}
