import { sellCar } from '../../core/alerts/sell-car.ts';
import { toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import type { AlertCode } from './buttons.ts';

/** «Продал, убрать из моих машин»: nobody is written to about it any more. */
export async function onSold(
  context: MemberContext,
  { alert }: Extract<AlertCode, { kind: 'sold car' }>,
): Promise<Reply[]> {
  const { tx, actor, speech, now } = context;
  const sold = await sellCar(tx, actor, alert, now);
  if (!sold.ok) return toast(speech.plain(sold.why === 'not allowed' ? 'not-for-you' : 'old-button'));
  return [{ kind: 'message', message: { text: speech.say('plate-sold', { plate: sold.value }) } }];
}
