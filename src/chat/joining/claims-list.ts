import { type ClaimId, claimId } from '../../core/kernel/ids.ts';
import { approveAll, undisputedClaims } from '../../core/residents/approve-all.ts';
import type { Claim } from '../../core/residents/claim.ts';
import { showNextClaim, showOldestClaim } from '../../core/residents/see-claims.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { listSpots, nameOf } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { beginDialog, endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type JoiningAct, joiningButtons } from './buttons.ts';
import { isApprovingAll, type JoiningDialog } from './dialogs.ts';

const message = (text: RichText, buttons: Button[][] = []): Reply => {
  return { kind: 'message', message: { text, buttons } };
};

const press = (label: string, act: JoiningAct): Button => ({
  label,
  press: joiningButtons.data({ kind: 'joining', act }),
});

/** «Заявки»: how many, and the card of the oldest as a new message below. */
export async function showClaims(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const shown = await showOldestClaim(tx, actor);
  if (!shown.ok) return toast(speech.plain('not-for-you'));
  if (shown.value === 0) return [message(speech.say('admin-no-claims'))];
  const text = lines(
    speech.say('admin-claims-waiting', { count: shown.value }),
    speech.say('admin-claims-shown'),
  );
  return [message(text, [approveAllRow(context)])];
}

const approveAllRow = ({ speech }: MemberContext): Button[] => [
  press(speech.plain('admin-button-approve-all'), 'approve all'),
];

/** «Следующая заявка»: the one after this, and after the last the first. */
export async function nextClaim(context: MemberContext, id: ClaimId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const shown = await showNextClaim(tx, actor, id);
  if (shown.ok) return [];
  return toast(speech.plain(shown.why === 'no other' ? 'admin-no-more' : 'not-for-you'));
}

/** «Одобрить все без спора»: shows the list; it is kept, so that exactly what was shown is approved. */
export async function askApproveAll(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const undisputed = await undisputedClaims(tx, actor);
  if (!undisputed.ok) return toast(speech.plain('not-for-you'));
  const { claims, later, others, hasFlats } = undisputed.value;
  const last = claims.at(-1);
  if (!last) return toast(speech.plain('admin-approve-all-none'));
  await beginDialog<JoiningDialog>(context, {
    kind: 'approving all',
    claims: claims.map((claim) => claim.id),
  });
  const list = await Promise.all(claims.map((claim) => claimLine(context, claim)));
  const text = paragraphs(
    speech.say('admin-approve-all', { list: list.join('\n') }),
    later > 0 && speech.say('admin-approve-all-later', { count: later }),
    others > 0 &&
      speech.say(hasFlats ? 'admin-approve-all-others-flats' : 'admin-approve-all-others', { count: others }),
    speech.say(hasFlats ? 'admin-approve-all-flats' : 'admin-approve-all-no-flats'),
  );
  return [
    message(text, [
      confirmRow(
        speech,
        joiningButtons.data({ kind: 'about claim', act: 'approve all for sure', claim: last.id }),
      ),
    ]),
  ];
}

async function claimLine({ tx, speech, actor }: MemberContext, claim: Claim): Promise<string> {
  const name = await nameOf(tx, actor.complex, claim.applicant);
  const open = claim.spots.filter((one) => one.state === 'open').map((one) => one.spot);
  return open.length > 0
    ? speech.plain('admin-line', { name, spots: listSpots(open) })
    : speech.plain('admin-line-no-spot', { name });
}

export async function onApproveAll(context: MemberContext, last: ClaimId): Promise<Reply[]> {
  const { tx, speech, actor, dialog, now } = context;
  if (!offers(actor, 'decide claims')) return toast(speech.plain('not-for-you'));
  if (!isApprovingAll(dialog) || dialog.claims.at(-1) !== last) {
    return toast(speech.plain('admin-list-old'));
  }
  await endDialog(context);
  const done = await approveAll(tx, actor, dialog.claims.map(claimId), now);
  const approved = done.ok ? done.value : 0;
  const all = dialog.claims.length;
  const text =
    approved === all
      ? speech.say('admin-approved-all', { count: String(approved) })
      : speech.say('admin-approved-part', { count: String(approved), all: String(all) });
  const left = await undisputedClaims(tx, actor);
  const buttons = left.ok && left.value.claims.length > 0 ? [approveAllRow(context)] : [];
  return [{ kind: 'replace', message: { text, buttons } }];
}
