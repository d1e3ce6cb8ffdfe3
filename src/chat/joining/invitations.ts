import { inviteGuard } from '../../core/residents/invite-guard.ts';
import { toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import { siteInvite } from '../kit/site-link.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { paragraphs, type RichText } from '../kit/wording.ts';
import { GUARD_PAYLOAD } from './buttons.ts';

const message = (text: RichText): Reply => ({ kind: 'message', message: { text } });

/** «Пригласить охрану»: a link for one use. */
export async function onInviteGuard(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor, now, links } = context;
  if (links.start('') === null) return [message(speech.say('guard-invite-no-link'))];
  const token = await inviteGuard(tx, actor, now);
  if (!token.ok) return toast(speech.plain('not-for-you'));
  const payload = `${GUARD_PAYLOAD}${token.value}`;
  const said = speech.say('guard-invite', { link: links.start(payload) ?? '' });
  return [message(paragraphs(said, siteInvite(speech, links, payload)))];
}
