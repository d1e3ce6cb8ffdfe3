import type { SpotNumber } from '../../core/kernel/ids.ts';
import { leaveSpotResort, seeSpotResort } from '../../core/last-resort/leave-resort.ts';
import { toast } from '../kit/confirm.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type LastResortCode, lastResortButtons, type SpotResortAct } from './buttons.ts';
import { askWay } from './typed-way.ts';

type Of = Extract<LastResortCode, { kind: 'spot last resort' }>;

/** «Как позвонить владельцу»: an admin's, for a spot whose holder has no messenger. */
export async function onSpotResort(context: MemberContext, { act, spot }: Of): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  if (!offers(actor, 'manage spots')) return toast(speech.plain('admin-only'));
  switch (act) {
    case 'show':
      return [{ kind: 'message', message: await spotResort(context, spot) }];
    case 'flat':
    case 'phone':
      return askWay(context, act, spot);
    case 'remove': {
      const removed = await leaveSpotResort(tx, actor, spot, null, now);
      const message = await spotResort(context, spot);
      if (!removed.ok) return toast(speech.plain('last-resort-toast-nothing'));
      return [{ kind: 'replace', message }];
    }
  }
}

/** It says what is written down and not what it says: that stands on a card that waits, and nowhere else. */
export async function spotResort(
  context: MemberContext,
  spot: SpotNumber,
  lead: RichText | null = null,
): Promise<Outgoing> {
  const { tx, speech, actor } = context;
  const { say, plain } = speech;
  const seen = await seeSpotResort(tx, actor, spot);
  if (!seen.ok) return { text: say('admin-only') };
  const { flat, phone } = seen.value;
  const known = { spot: String(spot) };
  const to = (act: SpotResortAct, label: string): Button => {
    return { label, press: lastResortButtons.data({ kind: 'spot last resort', act, spot }) };
  };
  const text = paragraphs(
    lead,
    lines(say('last-resort-spot-title', known), say('last-resort-spot-what', known)),
    lines(
      flat && say('last-resort-spot-flat'),
      phone && say('last-resort-spot-phone'),
      !flat && !phone && say('last-resort-spot-none'),
    ),
  );
  const buttons = [
    [to('flat', plain('last-resort-button-flat'))],
    [to('phone', plain('last-resort-button-phone'))],
    flat || phone ? [to('remove', plain('last-resort-button-remove'))] : [],
  ];
  return { text, buttons };
}
