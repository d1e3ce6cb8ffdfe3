import type { Instant } from '../../core/kernel/time.ts';
import { printStrips, seeStrips } from '../../core/strips/print-strips.ts';
import {
  dyingOf,
  type StripCount,
  type StripsFor,
  stripsFingerprint,
  wantedOf,
} from '../../core/strips/strip.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { printedDay } from '../kit/house-time.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { complexOf, endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { type StripCode, stripButtons } from './buttons.ts';
import { stripFiles } from './strip-files.ts';

/** «Приглашения списком»: how many are in, which strips work, and what can be printed. */
export async function showStrips(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const seen = await seeStrips(tx, actor, now);
  if (!seen.ok) return toast(speech.plain('admin-only'));
  await endDialog(context);
  return [{ kind: 'message', message: await screen(context, seen.value) }];
}

async function screen(context: MemberContext, count: StripCount): Promise<Outgoing> {
  const { say, plain } = context.speech;
  if (count.spots === 0) return { text: lines(say('strips-title'), say('strips-no-list')) };
  const { live } = count;
  const stands =
    live.until === null
      ? say('strips-none')
      : say('strips-live', { count: live.count, until: await said(context, live.until) });
  const joined = say('strips-joined', { joined: String(count.joined), spots: String(count.spots) });
  const missing = wantedOf(count, 'missing');
  const to = (label: string, code: StripCode): Button => ({ label, press: stripButtons.data(code) });
  const rows: Button[][] = [
    [to(plain('strips-button-all', { count: String(count.spots) }), { kind: 'strips for', whom: 'all' })],
  ];
  if (missing > 0 && missing < count.spots) {
    const label = plain('strips-button-missing', { count: String(missing) });
    rows.push([to(label, { kind: 'strips for', whom: 'missing' })]);
  }
  if (live.count > 0) {
    const label = plain('strips-button-revoke', { count: String(live.count) });
    rows.push([to(label, { kind: 'strips', act: 'revoke' })]);
  }
  return { text: paragraphs(lines(say('strips-title'), joined, stands), say('strips-what')), buttons: rows };
}

async function said(context: MemberContext, until: Instant): Promise<string> {
  const { timeZone } = await complexOf(context);
  return printedDay(until, timeZone, context.speech.language);
}

/** Where nothing dies it is printed at once; else it is said first how many sheets of paper are worth nothing then. */
export async function askPrint(context: MemberContext, whom: StripsFor): Promise<Reply[]> {
  const { tx, speech, actor, now, links, incoming } = context;
  const { say, plain } = speech;
  const seen = await seeStrips(tx, actor, now);
  if (!seen.ok) return toast(plain('admin-only'));
  // The file would not come there, and the strips before would be dead all the same.
  if (incoming.sender.oneWay) return [{ kind: 'message', message: { text: say('strips-in-chat') } }];
  if (links.start('') === null) return [{ kind: 'message', message: { text: say('guard-invite-no-link') } }];
  const wanted = wantedOf(seen.value, whom);
  if (wanted === 0) return toast(plain('strips-toast-all-in'));
  const dying = dyingOf(seen.value, whom);
  const mark = stripsFingerprint(seen.value, whom);
  if (dying === 0) return onPrint(context, whom, mark);
  const text = lines(say('strips-sure', { count: wanted }), say('strips-dying', { count: dying }));
  const sure = stripButtons.data({ kind: 'print strips', whom, seen: mark });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

/** Another admin may have printed meanwhile: then it is asked anew. */
export async function onPrint(context: MemberContext, whom: StripsFor, seen: number): Promise<Reply[]> {
  const { tx, speech, actor, now, incoming } = context;
  const { say, plain } = speech;
  if (incoming.sender.oneWay) return [{ kind: 'message', message: { text: say('strips-in-chat') } }];
  const printed = await printStrips(tx, actor, whom, seen, now);
  if (!printed.ok && printed.why === 'not allowed') return toast(plain('admin-only'));
  if (!printed.ok && printed.why === 'no spots') return toast(plain('strips-toast-all-in'));
  if (!printed.ok) return [...toast(plain('strips-toast-changed')), ...(await showStrips(context))];
  const { strips, until } = printed.value;
  const done = say('strips-printed', { count: strips.length, until: await said(context, until) });
  return [
    { kind: 'replace', message: { text: lines(done, say('strips-printed-how')) } },
    ...(await stripFiles(context, printed.value)),
  ];
}
