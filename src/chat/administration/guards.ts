import { changeGuards, seeWatch, watchFingerprint } from '../../core/residents/change-guards.ts';
import { silentGuards } from '../../core/residents/unseen-guards.ts';
import { GUARD_PAYLOAD } from '../joining/buttons.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import type { Outgoing, Reply } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { siteInvite } from '../kit/site-link.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs } from '../kit/wording.ts';
import { adminButtons } from './buttons.ts';

/** «Сменилась охрана»: what would end, before it does. */
export async function askChangeGuards(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now, links } = context;
  const watch = await seeWatch(tx, actor, now);
  if (!watch.ok) return toast(speech.plain('admin-only'));
  if (links.start('') === null) {
    return [{ kind: 'message', message: { text: speech.say('guard-invite-no-link') } }];
  }
  await endDialog(context);
  const sure = adminButtons.data({
    kind: 'administer',
    wish: { on: 'guards', seen: watchFingerprint(watch.value) },
  });
  const text = lines(
    speech.say('guards-change-sure'),
    speech.say('guards-change-count', { count: watch.value.guards.length }),
    speech.say('guards-change-links', { count: watch.value.links.length }),
    speech.say('guards-change-then'),
  );
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

/** Another admin may have changed them meanwhile: then it is asked anew. */
export async function onChangeGuards(context: MemberContext, seen: number): Promise<Reply[]> {
  const { tx, speech, actor, now, links } = context;
  const changed = await changeGuards(tx, actor, seen, now);
  if (!changed.ok && changed.why === 'not allowed') return toast(speech.plain('admin-only'));
  if (!changed.ok)
    return [...toast(speech.plain('guards-toast-others')), ...(await askChangeGuards(context))];
  const payload = `${GUARD_PAYLOAD}${changed.value.token}`;
  const invited = speech.say('guard-invite', { link: links.start(payload) ?? '' });
  return [
    { kind: 'replace', message: { text: speech.say('guards-changed') } },
    { kind: 'message', message: { text: paragraphs(invited, siteInvite(speech, links, payload)) } },
  ];
}

/** The line about guards who are gone; null: they were here meanwhile. */
export async function drawUnseenGuards(
  tx: ChatTx,
  { complex, speech, now }: Reader,
): Promise<Outgoing | null> {
  const { all, silent } = await silentGuards(tx, complex, now);
  const count = silent.length;
  if (count === 0) return null;
  const press = adminButtons.data({ kind: 'administer', wish: { on: 'house', act: 'change guards' } });
  const text = lines(
    speech.say('guards-unseen', { count: String(count), all: String(all) }),
    speech.say('guards-unseen-what'),
  );
  return { text, buttons: [[{ label: speech.plain('admin-button-change-guards'), press }]] };
}
