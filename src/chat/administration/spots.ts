import type { SpotNumber } from '../../core/kernel/ids.ts';
import { readSpot } from '../../core/spots/read-spots.ts';
import { listSpots } from '../../core/spots/see-spots.ts';
import type { ListedSpot } from '../../core/spots/spot-book.ts';
import type { ButtonData } from '../kit/buttons.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { spotAskedBack } from '../kit/spot-input.ts';
import { clip } from '../kit/typed-text.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { askLine, beginStep } from './asking.ts';
import { adminButtons } from './buttons.ts';
import type { WhySpot } from './dialogs.ts';
import { askHolder } from './holding.ts';
import { sendInvitation } from './inviting.ts';
import { PAGE, pageButtons, pageLine, pageOf } from './paging.ts';
import { show, type Where } from './show.ts';
import { showSpot } from './spot-card.ts';

/** «Места»: a page of the list with whoever holds them; typing a number opens its card. */
export async function showSpots(context: MemberContext, where: Where, wanted = 1): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  await beginStep(context, { ask: 'spot', why: { kind: 'show' } });
  const list = await listSpots(tx, actor, (count) => (pageOf(wanted, count).page - 1) * PAGE, PAGE);
  if (!list.ok) return toast(speech.plain('admin-only'));
  const { all, held, spots } = list.value;
  const at = pageOf(wanted, all);
  const rows = await Promise.all(spots.map(async (one) => [await listButton(context, one)]));
  const known = { all: String(all), held: String(held) };
  const text = paragraphs(
    lines(all === 0 ? speech.say('spots-none') : speech.say('spots-title', known), pageLine(speech, at)),
    speech.say('spots-how-to-find'),
  );
  return show(where, { text, buttons: [...rows, pageButtons(speech, 'spots', at)] });
}

async function listButton({ tx, speech, actor }: MemberContext, one: ListedSpot): Promise<Button> {
  const members = await Promise.all(one.holders.map((person) => tx.residents.get(actor.complex, person)));
  const names = members.flatMap((member) => (member ? [clip(member.displayName, 25)] : []));
  const who = names.length > 0 ? clip(names.join(', '), 50) : speech.plain('spots-free');
  const wish = { on: 'spot', act: 'show', spot: one.spot } as const;
  return { label: `${one.spot} · ${who}`, press: adminButtons.data({ kind: 'administer', wish }) };
}

/** «Пригласить жителя»: for which spot? */
export function askSpotToInvite(context: MemberContext): Promise<Reply[]> {
  return askLine(context, { ask: 'spot', why: { kind: 'invite' } }, context.speech.say('invite-ask-spot'));
}

/** The typed number, for whatever it was asked. */
export async function onSpotNamed(context: MemberContext, why: WhySpot, text: string): Promise<Reply[]> {
  const spot = readSpot(text, context.lexicon.requests);
  if (!spot.ok) {
    await beginStep(context, { ask: 'spot', why });
    const asked = spotAskedBack(context.speech, spot.why, (one) => pressFor(why, one));
    return [{ kind: 'message', message: asked }];
  }
  return forSpot(context, why, spot.value);
}

function pressFor(why: WhySpot, spot: SpotNumber): ButtonData {
  if (why.kind !== 'assign') {
    return adminButtons.data({ kind: 'administer', wish: { on: 'spot', act: why.kind, spot } });
  }
  const wish = { on: 'holder', act: 'assign', spot, person: why.person } as const;
  return adminButtons.data({ kind: 'administer', wish });
}

function forSpot(context: MemberContext, why: WhySpot, spot: SpotNumber): Promise<Reply[]> {
  if (why.kind === 'invite') return sendInvitation(context, spot);
  if (why.kind === 'assign') return askHolder(context, 'assign', spot, why.person);
  return showSpot(context, 'below', spot);
}
