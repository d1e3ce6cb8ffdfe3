import { signOut } from '../../core/web/sign-in.ts';
import type { WebNotice } from '../../core/web/web-notices.ts';
import { toast } from '../kit/confirm.ts';
import { clockTime } from '../kit/house-time.ts';
import type { Outgoing, Reply } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { type WebCode, webButtons } from './buttons.ts';

/** Null: nobody is signed in there any more. */
export async function drawDevice(
  tx: ChatTx,
  { complex, person, speech, now }: Reader,
  { session }: WebNotice,
): Promise<Outgoing | null> {
  const found = (await tx.webSessions.of(complex, person, now)).find(({ id }) => id === session);
  if (!found) return null;
  const { timeZone } = await tx.complexes.get(complex);
  const time = clockTime(found.madeAt, now, timeZone, speech.language);
  const press = webButtons.data({ kind: 'not my device', session });
  const device = found.device || speech.plain('site-device-unknown');
  return {
    text: speech.say('site-device', { device, time }),
    buttons: [[{ label: speech.plain('site-button-not-me'), press, tone: 'bad' }]],
  };
}

/** «Это не я»: whoever sits there is out at once. */
export async function onNotMine(
  { tx, actor, speech, now }: MemberContext,
  { session }: Extract<WebCode, { kind: 'not my device' }>,
): Promise<Reply[]> {
  const done = await signOut(tx, actor, session, now);
  if (!done.ok) return toast(speech.plain('site-toast-out-already'));
  return [{ kind: 'replace', message: { text: speech.say('site-device-out') } }];
}
