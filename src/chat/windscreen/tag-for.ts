import type { SpotNumber } from '../../core/kernel/ids.ts';
import { seeHolders } from '../../core/spots/see-spots.ts';
import { issueTagFor, seeTagsOf } from '../../core/windscreen/own-tags.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { type WindscreenCode, windscreenButtons } from './buttons.ts';
import { issued } from './issued.ts';

/** An admin's look at the cards of a spot: one a holder. */
export async function showTagsOfSpot(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { tx, actor, speech, now, printing } = context;
  const { say, plain } = speech;
  const seen = await seeHolders(tx, actor, spot);
  const cards = await seeTagsOf(tx, actor, spot);
  if (!seen.ok || !cards.ok || !printing) return toast(plain('admin-only'));
  const { timeZone } = await complexOf(context);
  const said = seen.value.map(({ person, name }) => {
    const tag = cards.value.find((one) => one.holder === person);
    if (!tag) return say('windscreen-for-none', { name });
    return say('windscreen-for-has', { name, when: clockTime(tag.madeAt, now, timeZone, speech.language) });
  });
  const buttons = seen.value.map(({ person, name }): Button[] => {
    const press = windscreenButtons.data({ kind: 'tag for', spot, person });
    return [{ label: plain('windscreen-for-button', { name: clip(name, 40) }), press }];
  });
  const text = paragraphs(
    lines(say('windscreen-for-title', { spot: String(spot) }), say('windscreen-for-what')),
    said.length > 0 ? lines(...said) : say('windscreen-for-nobody'),
  );
  return [{ kind: 'message', message: { text, buttons } }];
}

export async function askTagFor(
  context: MemberContext,
  { spot, person }: Extract<WindscreenCode, { kind: 'tag for' }>,
): Promise<Reply[]> {
  const { tx, actor, speech, printing } = context;
  const seen = await seeHolders(tx, actor, spot);
  const cards = await seeTagsOf(tx, actor, spot);
  if (!seen.ok || !cards.ok || !printing) return toast(speech.plain('admin-only'));
  const holder = seen.value.find((one) => one.person === person);
  if (!holder) return showTagsOfSpot(context, spot);
  const replaced = cards.value.find((one) => one.holder === person)?.issue ?? 0;
  const sure = windscreenButtons.data({ kind: 'tag for sure', spot, person, replaced });
  const text = speech.say('windscreen-for-sure', { spot: String(spot), name: holder.name });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

export async function issueFor(
  context: MemberContext,
  { spot, person, replaced }: Extract<WindscreenCode, { kind: 'tag for sure' }>,
): Promise<Reply[]> {
  const { tx, actor, speech, now, printing } = context;
  if (!printing) return toast(speech.plain('admin-only'));
  const card = await issueTagFor(tx, actor, { person, spot }, replaced, now);
  if (card.ok) return issued(context, printing, { spot, secrets: card.value });
  if (card.why === 'not allowed') return toast(speech.plain('admin-only'));
  return toast(speech.plain(card.why === 'changed' ? 'windscreen-toast-changed' : 'windscreen-toast-none'));
}
