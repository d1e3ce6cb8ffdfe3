import { actOnThread } from '../../core/alerts/act-on-thread.ts';
import { muteSender } from '../../core/alerts/mute-sender.ts';
import { maySign } from '../../core/alerts/thread.ts';
import { endTime } from '../kit/house-time.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import type { AlertCode } from './buttons.ts';
import { alertButtons } from './buttons.ts';

/** «Я на другом месте»: the other spots to choose from, then the chosen one. */
export async function onSign(
  context: MemberContext,
  { alert: id, spot }: Extract<AlertCode, { kind: 'sign' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const toast = (text: string): Reply[] => [{ kind: 'toast', text }];
  const alert = await tx.alerts.get(actor.complex, id);
  const me = alert?.senders.find((sender) => sender.person === actor.person);
  if (!alert || !me || !offers(actor, 'steer own alert')) return toast(speech.plain('not-for-you'));
  if (alert.state === 'closed') return toast(speech.plain('alert-toast-closed'));
  if (!maySign(alert, me)) return toast(speech.plain('old-button'));
  if (spot !== null) {
    const signed = await actOnThread(tx, actor, id, { kind: 'sign', spot }, now);
    if (!signed.ok) return toast(speech.plain('old-button'));
    return [
      { kind: 'toast', text: speech.plain('alert-toast-signed') },
      { kind: 'replace', message: { text: speech.say('alert-signed-with', { spot: String(spot) }) } },
    ];
  }
  const others = actor.spots.filter((one) => one !== me.spot);
  if (others.length === 0) return toast(speech.plain('alert-toast-one-spot'));
  const buttons = others.map((one): Button[] => {
    const label = speech.plain('alert-button-spot', { spot: String(one) });
    return [{ label, press: alertButtons.data({ kind: 'sign', alert: id, spot: one }) }];
  });
  const out: Button = { label: speech.plain('cancel'), press: menuButtons.data({ kind: 'keep' }) };
  return [
    { kind: 'message', message: { text: speech.say('alert-sign-which'), buttons: [...buttons, [out]] } },
  ];
}

/** «Не беспокоить от этого соседа сутки», and the way back. */
export async function onMute(
  context: MemberContext,
  { alert, muted }: Extract<AlertCode, { kind: 'mute' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const done = await muteSender(tx, actor, alert, muted, now);
  const text = async (): Promise<string> => {
    if (done.ok && !muted) return speech.plain('alert-toast-heard-again');
    if (done.ok) {
      const { timeZone } = await tx.complexes.get(actor.complex);
      return speech.plain('alert-toast-muted', { time: endTime(done.value, now, timeZone, speech.language) });
    }
    if (done.why === 'closed') return speech.plain('alert-toast-closed');
    return speech.plain(done.why === 'already' ? 'alert-toast-already' : 'not-for-you');
  };
  return [{ kind: 'toast', text: await text() }];
}

/** The card of one's open thread, as the newest message of the chat. */
export async function onShowThread(
  context: MemberContext,
  { alert, part }: Extract<AlertCode, { kind: 'show thread' }>,
): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const open = await tx.alerts.openOf(actor.complex, actor.person);
  const mine = open.some((thread) => thread.alert === alert && thread.part === part);
  if (!mine) return [{ kind: 'toast', text: speech.plain('alert-toast-closed') }];
  await tx.cards.ring(actor.complex, { kind: 'alert', alert, part }, actor.person);
  return [{ kind: 'toast', text: speech.plain('card-below') }];
}
