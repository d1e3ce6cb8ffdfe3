import type { LastResort, Way } from '../../core/last-resort/last-resort.ts';
import { leaveResort, seeOwnResort } from '../../core/last-resort/leave-resort.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { lastResortButtons, type ResortAct } from './buttons.ts';
import { askWay } from './typed-way.ts';

/** «Если я не отвечаю»: what is written down, and who reads it when. */
export async function onOwnResort(context: MemberContext, act: ResortAct): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const seen = await seeOwnResort(tx, actor);
  if (!seen.ok) return toast(speech.plain('not-for-you'));
  switch (act) {
    case 'show':
      return [{ kind: 'message', message: ownResort(speech, seen.value) }];
    case 'flat':
    case 'phone':
      return askWay(context, act, null);
    case 'no flat':
    case 'no phone': {
      const way: Way = act === 'no flat' ? 'flat' : 'phone';
      const left = await leaveResort(tx, actor, way, null, now);
      return left.ok ? [{ kind: 'replace', message: ownResort(speech, left.value) }] : [];
    }
  }
}

export function ownResort(speech: Speech, resort: LastResort, lead: RichText | null = null): Outgoing {
  const { say, plain } = speech;
  const { flat, phone } = resort;
  const to = (act: ResortAct, label: string): Button => {
    return { label, press: lastResortButtons.data({ kind: 'last resort', act }) };
  };
  const text = paragraphs(
    lead,
    lines(say('last-resort-title'), say('last-resort-what')),
    lines(
      flat !== null && say('last-resort-flat', { flat }),
      phone !== null && say('last-resort-phone', { phone }),
      flat === null && phone === null && say('last-resort-none'),
    ),
  );
  const buttons = [
    [to('flat', plain('last-resort-button-flat'))],
    [to('phone', plain('last-resort-button-phone'))],
    flat === null ? [] : [to('no flat', plain('last-resort-button-no-flat'))],
    phone === null ? [] : [to('no phone', plain('last-resort-button-no-phone'))],
  ];
  return { text, buttons };
}
