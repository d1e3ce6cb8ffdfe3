import { revokeStrips, seeStrips } from '../../core/strips/print-strips.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { stripButtons } from './buttons.ts';

/** The paper lies in mailboxes: what was taken back does not come back. */
export async function askRevoke({ tx, speech, actor, now }: MemberContext): Promise<Reply[]> {
  const seen = await seeStrips(tx, actor, now);
  if (!seen.ok) return toast(speech.plain('admin-only'));
  const { count } = seen.value.live;
  if (count === 0) return toast(speech.plain('strips-toast-none'));
  const sure = stripButtons.data({ kind: 'strips', act: 'revoke for sure' });
  const text = speech.say('strips-revoke-sure', { count });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

export async function onRevoke({ tx, speech, actor, now }: MemberContext): Promise<Reply[]> {
  const revoked = await revokeStrips(tx, actor, now);
  if (!revoked.ok) return toast(speech.plain(revoked.why === 'none' ? 'strips-toast-none' : 'admin-only'));
  return [{ kind: 'replace', message: { text: speech.say('strips-revoked', { count: revoked.value }) } }];
}
