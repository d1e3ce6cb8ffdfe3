import type { SpotNumber } from '../../core/kernel/ids.ts';
import { issueOwnTag, removeOwnTag, seeOwnTags, type TagRefusal } from '../../core/windscreen/own-tags.ts';
import type { Tag } from '../../core/windscreen/tag.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { clockTime, endTime } from '../kit/house-time.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type OwnTagAct, type WindscreenCode, windscreenButtons } from './buttons.ts';
import { issued } from './issued.ts';

/** «Карточка под стекло»: which spots have one, and what may be done about it. */
export async function showOwnTags(context: MemberContext, kind: 'message' | 'replace'): Promise<Reply[]> {
  const { tx, actor, speech } = context;
  const seen = await seeOwnTags(tx, actor);
  if (!seen.ok || !context.printing) return toast(speech.plain('not-for-you'));
  return [{ kind, message: await ownTags(context, seen.value) }];
}

async function ownTags(context: MemberContext, tags: readonly Tag[]): Promise<Outgoing> {
  const { actor, speech } = context;
  const { say, plain } = speech;
  const { timeZone } = await complexOf(context);
  const several = actor.spots.length > 1;
  const to = (act: OwnTagAct, spot: SpotNumber, label: string): Button => {
    return { label, press: windscreenButtons.data({ kind: 'own tag', act, spot }) };
  };
  const about = (spot: SpotNumber) => ({ spot: String(spot) });
  const has = (spot: SpotNumber) => tags.find((tag) => tag.spot === spot);
  const said = (spot: SpotNumber): RichText => {
    const tag = has(spot);
    if (!tag) return say('windscreen-none', about(spot));
    const { now } = context;
    if (tag.doubtedUntil && tag.doubtedUntil > now) {
      const until = endTime(tag.doubtedUntil, now, timeZone, speech.language);
      return say('windscreen-doubted', { ...about(spot), until });
    }
    const since = clockTime(tag.madeAt, now, timeZone, speech.language);
    return say('windscreen-printed', { ...about(spot), when: since });
  };
  const rows = actor.spots.map((spot): Button[][] => {
    const named = about(spot);
    if (!has(spot)) {
      const label = several ? plain('windscreen-button-print-spot', named) : plain('windscreen-button-print');
      return [[to('print', spot, label)]];
    }
    return [
      [
        to(
          'replace',
          spot,
          several ? plain('windscreen-button-replace-spot', named) : plain('windscreen-button-replace'),
        ),
      ],
      [
        to(
          'remove',
          spot,
          several ? plain('windscreen-button-remove-spot', named) : plain('windscreen-button-remove'),
        ),
      ],
    ];
  });
  return {
    text: paragraphs(lines(say('windscreen-title'), say('windscreen-what')), lines(...actor.spots.map(said))),
    buttons: rows.flat(),
  };
}

export async function onOwnTag(
  context: MemberContext,
  { act, spot }: Extract<WindscreenCode, { kind: 'own tag' }>,
): Promise<Reply[]> {
  const { tx, actor, speech } = context;
  const { plain, say } = speech;
  const seen = await seeOwnTags(tx, actor);
  if (!context.printing || !seen.ok) return toast(plain('not-for-you'));
  if (!actor.spots.includes(spot)) return toast(refusal(context, 'not yours', spot));
  const tag = seen.value.find((one) => one.spot === spot);
  if (act === 'print') return tag ? showOwnTags(context, 'replace') : issueOwn(context, spot, 0);
  if (!tag) return toast(refusal(context, 'not there', spot));
  const about = { spot: String(spot) };
  if (act === 'remove for sure') {
    const removed = await removeOwnTag(tx, actor, spot);
    if (!removed.ok) return toast(refusal(context, removed.why, spot));
    return [{ kind: 'replace', message: { text: say('windscreen-removed', about) } }];
  }
  const isReplacing = act === 'replace';
  const sure = windscreenButtons.data(
    isReplacing
      ? { kind: 'replace tag', spot, replaced: tag.issue }
      : { kind: 'own tag', act: 'remove for sure', spot },
  );
  const text = isReplacing ? say('windscreen-replace-sure', about) : say('windscreen-remove-sure', about);
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

/** A card in place of the one with this number; 0: there is none yet. */
export async function issueOwn(context: MemberContext, spot: SpotNumber, replaced: number): Promise<Reply[]> {
  const { tx, actor, speech, now, printing } = context;
  if (!printing) return toast(speech.plain('not-for-you'));
  const card = await issueOwnTag(tx, actor, spot, replaced, now);
  if (!card.ok) return toast(refusal(context, card.why, spot));
  return issued(context, printing, { spot, secrets: card.value });
}

function refusal({ speech }: MemberContext, why: TagRefusal, spot: SpotNumber): string {
  if (why === 'not allowed') return speech.plain('not-for-you');
  if (why === 'not there') return speech.plain('windscreen-toast-none');
  if (why === 'changed') return speech.plain('windscreen-toast-changed');
  return speech.plain('my-spot-toast-not-yours', { spot: String(spot) });
}
