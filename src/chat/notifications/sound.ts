import { checkSound, hearSound } from '../../core/notifications/check-sound.ts';
import type { SoundNotice } from '../../core/notifications/notification-notices.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import { paragraphs } from '../kit/wording.ts';
import { type NotificationCode, notificationButtons } from './buttons.ts';
import { tookText } from './took-text.ts';

/** «Проверить звук»: the test comes as a message of its own, so that it makes the sound of one. */
export async function onCheckSound({ tx, speech, actor, now }: MemberContext): Promise<Reply[]> {
  const done = await checkSound(tx, actor, now);
  if (done.ok) return toast(speech.plain('sound-toast-on-its-way'));
  return toast(speech.plain(done.why === 'on its way' ? 'sound-toast-waiting' : 'no-longer-allowed'));
}

/** «Слышу» */
export async function onHeard(
  { tx, speech, actor, now }: MemberContext,
  { check }: Extract<NotificationCode, { kind: 'sound heard' }>,
): Promise<Reply[]> {
  const heard = await hearSound(tx, actor, check, now);
  if (!heard.ok) {
    if (heard.why === 'not allowed') return toast(speech.plain('no-longer-allowed'));
    return toast(speech.plain(heard.why === 'already' ? 'sound-toast-already' : 'sound-toast-older'));
  }
  const { took, late } = heard.value;
  const after = tookText(speech, took);
  // Whoever presses much later has read it, and may have heard nothing.
  const text = late
    ? paragraphs(speech.say('sound-heard-late', { took: after }), speech.say('sound-advice'))
    : speech.say('sound-heard', { took: after });
  return [{ kind: 'replace', message: late ? { text, buttons: [[again(speech)]] } : { text } }];
}

/** Null: it need not be said any more. */
export async function drawSoundNotice(
  tx: ChatTx,
  { complex, person, speech }: Reader,
  notice: SoundNotice,
): Promise<Outgoing | null> {
  const check = await tx.notifications.soundCheck(complex, person);
  if (check?.number !== notice.check) return null;
  if (notice.kind === 'sound check') {
    const press = notificationButtons.data({ kind: 'sound heard', check: check.number });
    return {
      text: speech.say('sound-check'),
      buttons: [[{ label: speech.plain('sound-button-heard'), press, tone: 'good' }]],
    };
  }
  if (check.outcome === 'lost') return { text: speech.say('sound-lost'), buttons: [[again(speech)]] };
  if (check.outcome !== 'silence') return null;
  const text = paragraphs(speech.say('sound-silence'), speech.say('sound-advice'));
  return { text, buttons: [[again(speech)]] };
}

const press = notificationButtons.data({ kind: 'notifications', act: 'check sound' });

const again = ({ plain }: Speech): Button => ({ label: plain('sound-button-again'), press });
