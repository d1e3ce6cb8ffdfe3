import {
  seeUnreached,
  type UnreachedHolder,
  type UnreachedSpot,
} from '../../core/notifications/unreached-spots.ts';
import { toast } from '../kit/confirm.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { clip } from '../kit/typed-text.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { adminButtons } from './buttons.ts';
import { PAGE, pageButtons, pageLine, pageOf } from './paging.ts';
import { show, type Where } from './show.ts';

/** «Кому не дойдёт»: spots none of whose holders an alert would reach, and why. */
export async function showUnreached(context: MemberContext, where: Where, wanted = 1): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const seen = await seeUnreached(tx, actor);
  if (!seen.ok) return toast(speech.plain('admin-only'));
  const all = seen.value;
  if (all.length === 0) return show(where, { text: speech.say('unreached-none') });
  const at = pageOf(wanted, all.length);
  const spots = all.slice((at.page - 1) * PAGE, at.page * PAGE);
  const isAnyInBrowser = spots.some(({ holders }) => holders.some((one) => one.inBrowser));
  const told = await Promise.all(spots.map((one) => spotLine(context, one)));
  const text = paragraphs(
    lines(speech.say('unreached-title', { count: all.length }), pageLine(speech, at)),
    lines(...told),
    lines(speech.say('unreached-what-to-do'), isAnyInBrowser ? speech.say('unreached-turn-on') : null),
  );
  const rows = spots.map((one) => [spotButton(context, one)]);
  return show(where, { text, buttons: [...rows, pageButtons(speech, 'unreached', at)] });
}

/** The weekly line; null: there is nobody any more. */
export async function drawUnreached(tx: ChatTx, { complex, speech }: Reader): Promise<Outgoing | null> {
  const count = (await tx.notifications.unreached(complex)).length;
  if (count === 0) return null;
  const press = adminButtons.data({ kind: 'administer', wish: { on: 'house', act: 'unreached' } });
  const label = speech.plain('admin-button-unreached');
  return { text: speech.say('unreached-weekly', { count }), buttons: [[{ label, press }]] };
}

async function spotLine(context: MemberContext, { spot, holders }: UnreachedSpot): Promise<RichText> {
  const { timeZone } = await complexOf(context);
  const who = holders.map((one) => whoAndWhy(context, timeZone, one)).join('; ');
  return context.speech.say('unreached-spot', { spot: String(spot), who });
}

function whoAndWhy({ speech }: MemberContext, timeZone: string, holder: UnreachedHolder): string {
  const name = clip(holder.name, 40);
  if (holder.inBrowser) return speech.plain('unreached-in-browser', { name });
  if (!holder.since) return speech.plain('unreached-never', { name });
  const day = new Intl.DateTimeFormat(speech.language, { timeZone, day: 'numeric', month: 'long' });
  return speech.plain('unreached-since', { name, day: day.format(holder.since) });
}

function spotButton({ speech }: MemberContext, { spot }: UnreachedSpot): Button {
  const wish = { on: 'spot', act: 'show', spot } as const;
  const label = speech.plain('my-spot-button-spot', { spot: String(spot) });
  return { label, press: adminButtons.data({ kind: 'administer', wish }) };
}
