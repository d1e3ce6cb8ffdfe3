import type { Role } from '../../core/kernel/actor.ts';
import type { Membership } from '../../core/ports.ts';
import { listResidents } from '../../core/residents/see-residents.ts';
import { toast } from '../kit/confirm.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { listSpots } from '../kit/names.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { beginStep } from './asking.ts';
import { type AdminWish, adminButtons } from './buttons.ts';
import type { WhyResident } from './dialogs.ts';
import { stepOf } from './dialogs.ts';
import { PAGE, pageButtons, pageLine, pageOf } from './paging.ts';
import { show, type Where } from './show.ts';

/** «Жители», or whoever a spot is for: a page of names; typing a name or a spot finds. */
export async function showResidents(
  context: MemberContext,
  where: Where,
  { why, query }: { readonly why: WhyResident; readonly query: string | null },
  wanted = 1,
): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  await beginStep(context, { ask: 'resident', why, query });
  const listed = await listResidents(tx, actor, query, context.lexicon.requests);
  if (!listed.ok) return toast(speech.plain('admin-only'));
  const found = listed.value;
  const at = pageOf(wanted, found.length);
  const people = found.slice((at.page - 1) * PAGE, at.page * PAGE);
  const rows = people.map((one) => [residentButton(one, why)]);
  const cancel: Button = { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'cancel' }) };
  const text = paragraphs(
    lines(head(context, why, query, found.length), pageLine(speech, at)),
    speech.say('residents-how-to-find'),
  );
  const buttons = [...rows, pageButtons(speech, 'residents', at), why.kind === 'show' ? [] : [cancel]];
  return show(where, { text, buttons });
}

/** Another page of what is being looked at. */
export async function turnResidents(context: MemberContext, page: number): Promise<Reply[]> {
  const step = stepOf(context.dialog);
  if (step?.ask !== 'resident') return toast(context.speech.plain('admin-list-old'));
  return showResidents(context, 'here', step, page);
}

function head({ speech }: MemberContext, why: WhyResident, query: string | null, count: number): RichText {
  const known = { count: String(count) };
  if (query !== null && count === 0) return speech.say('residents-none', { query: clip(query, 50) });
  if (why.kind !== 'show') return speech.say('residents-whom', { ...known, spot: String(why.spot) });
  if (query === null) return speech.say('residents-title', known);
  return speech.say('residents-found', { ...known, query: clip(query, 50) });
}

function residentButton(one: Membership, why: WhyResident): Button {
  const { person } = one;
  const wish: AdminWish =
    why.kind === 'show'
      ? { on: 'person', act: 'show', person }
      : { on: 'holder', act: why.kind, spot: why.spot, person };
  return { label: residentLabel(one), press: adminButtons.data({ kind: 'administer', wish }) };
}

const SIGNS: Readonly<Record<Exclude<Role, 'stranger'>, string | null>> = {
  banned: '🚫',
  admin: '⭐',
  guard: '👮',
  applicant: '⏳',
  newcomer: '⏳',
  resident: null,
  'resident without spot': null,
};

/** «⭐ Анна · 12, 13». */
function residentLabel({ roles, displayName, spots }: Membership): string {
  const signs = Object.entries(SIGNS).flatMap(([role, sign]) =>
    roles.some((own) => own === role) ? (sign ?? []) : [],
  );
  const name = [...signs, clip(displayName, 40)].join(' ');
  return spots.length > 0 ? `${name} · ${clip(listSpots(spots), 20)}` : name;
}
