import type { OpenLink } from '../../core/residents/joining-ports.ts';
import { type LinkRefusal, listLinks, revokeLink } from '../../core/residents/open-links.ts';
import { seeStrips } from '../../core/strips/print-strips.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { endTime, printedDay } from '../kit/house-time.ts';
import { nameOf } from '../kit/names.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines } from '../kit/wording.ts';
import { stripButtons } from '../strips/buttons.ts';
import { adminButtons, type LinkAct } from './buttons.ts';
import { PAGE, pageButtons, pageLine, pageOf } from './paging.ts';
import { show, type Where } from './show.ts';

/** «Открытые ссылки»: who can still come in by a link, whose it is and until when; a press revokes it. */
export async function showLinks(context: MemberContext, where: Where, wanted = 1): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const open = await listLinks(tx, actor, now);
  if (!open.ok) return toast(speech.plain('admin-only'));
  const count = open.value.length;
  const strips = await stripsRow(context);
  if (count === 0 && !strips) return show(where, { text: speech.say('links-none') });
  const at = pageOf(wanted, count);
  const shown = open.value.slice((at.page - 1) * PAGE, at.page * PAGE);
  const rows = await Promise.all(
    shown.map(async (link): Promise<Button[]> => [await linkButton(context, link)]),
  );
  const text = lines(count > 0 && speech.say('links-title', { count }), pageLine(speech, at));
  const all = [...(strips && at.page === 1 ? [strips] : []), ...rows, pageButtons(speech, 'links', at)];
  return show(where, { text: count > 0 ? text : speech.say('links-only-strips'), buttons: all });
}

/** However many strips lie in mailboxes, they are one line, and are taken back together. */
async function stripsRow(context: MemberContext): Promise<Button[] | null> {
  const { tx, speech, actor, now } = context;
  const seen = await seeStrips(tx, actor, now);
  if (!seen.ok || seen.value.live.until === null) return null;
  const { timeZone } = await complexOf(context);
  const until = printedDay(seen.value.live.until, timeZone, speech.language);
  const label = speech.plain('links-strips', { count: String(seen.value.live.count), until });
  return [{ label, press: stripButtons.data({ kind: 'strips', act: 'show' }) }];
}

const press = (act: LinkAct, link: number) =>
  adminButtons.data({ kind: 'administer', wish: { on: 'link', act, link } });

async function linkButton(context: MemberContext, link: OpenLink): Promise<Button> {
  const { tx, speech, actor, now } = context;
  const { timeZone } = await complexOf(context);
  const until = endTime(link.until, now, timeZone, speech.language);
  const by = link.by === null ? '—' : clip(await nameOf(tx, actor.complex, link.by), 25);
  const label =
    link.spot === null
      ? speech.plain('links-guard', { until, by })
      : speech.plain(link.family ? 'links-family' : 'links-spot', { spot: String(link.spot), until, by });
  return { label, press: press('revoke', link.id) };
}

/** The link stands in somebody's messages: what was taken back does not come back. */
export async function askRevoke({ tx, speech, actor, now }: MemberContext, id: number): Promise<Reply[]> {
  const open = await listLinks(tx, actor, now);
  if (!open.ok) return toast(speech.plain(REFUSED[open.why]));
  const link = open.value.find((one) => one.id === id);
  if (!link) return toast(speech.plain(REFUSED.gone));
  const text =
    link.spot === null
      ? speech.say('links-guard-sure')
      : speech.say('links-spot-sure', { spot: String(link.spot) });
  return [
    { kind: 'message', message: { text, buttons: [confirmRow(speech, press('revoke for sure', id))] } },
  ];
}

const REFUSED = {
  'not allowed': 'admin-only',
  gone: 'links-gone',
} as const satisfies Record<LinkRefusal, string>;

export async function onRevoke({ tx, speech, actor, now }: MemberContext, id: number): Promise<Reply[]> {
  const revoked = await revokeLink(tx, actor, id, now);
  if (!revoked.ok) return toast(speech.plain(REFUSED[revoked.why]));
  const { spot } = revoked.value;
  const text =
    spot === null
      ? speech.say('links-guard-revoked')
      : speech.say('links-spot-revoked', { spot: String(spot) });
  return [{ kind: 'replace', message: { text } }];
}
