import type { SpotNumber } from '../../core/kernel/ids.ts';
import { inviteResident } from '../../core/residents/invite-resident.ts';
import { RESIDENT_PAYLOAD } from '../joining/buttons.ts';
import { toast } from '../kit/confirm.ts';
import type { Reply } from '../kit/outgoing.ts';
import { siteInvite } from '../kit/site-link.ts';
import { endDialog, type MemberContext } from '../kit/update-context.ts';
import { paragraphs } from '../kit/wording.ts';

/** A link of one use that makes somebody a holder of the spot. */
export async function sendInvitation(context: MemberContext, spot: SpotNumber): Promise<Reply[]> {
  const { tx, speech, actor, now, links } = context;
  if (links.start('') === null) {
    return [{ kind: 'message', message: { text: speech.say('guard-invite-no-link') } }];
  }
  await endDialog(context);
  const token = await inviteResident(tx, actor, spot, now);
  if (!token.ok) return toast(speech.plain('admin-only'));
  const payload = `${RESIDENT_PAYLOAD}${token.value}`;
  const said = speech.say('invite-link', { spot: String(spot), link: links.start(payload) ?? '' });
  return [{ kind: 'message', message: { text: paragraphs(said, siteInvite(speech, links, payload)) } }];
}
