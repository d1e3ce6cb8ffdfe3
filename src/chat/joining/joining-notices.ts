import type { SpotNumber } from '../../core/kernel/ids.ts';
import { isOpen, spotsIn } from '../../core/residents/claim.ts';
import type { JoiningNotice } from '../../core/residents/joining-notices.ts';
import { menuOf } from '../kit/menu.ts';
import { countedSpots, nameOf, nameToNeighbours, toNeighbours } from '../kit/names.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { lines } from '../kit/wording.ts';
import { joiningButtons } from './buttons.ts';
import { questionMessage } from './disputes.ts';

const CO_HOLDER = {
  admin: 'joining-co-holder',
  strip: 'strips-co-holder',
  family: 'family-co-holder',
} as const;

/** What people are told while somebody joins; null: it need not be said any more. */
export async function drawJoiningNotice(
  tx: ChatTx,
  reader: Reader,
  notice: Exclude<JoiningNotice, { kind: 'family invited' }>,
): Promise<Outgoing | null> {
  const { complex, speech } = reader;
  switch (notice.kind) {
    case 'claim approved':
      return welcome(tx, reader, notice);
    case 'claim rejected': {
      const { spots } = notice;
      return {
        text:
          spots.length > 0
            ? speech.say('joining-rejected', countedSpots(spots))
            : speech.say('joining-rejected-no-spot'),
      };
    }
    case 'co-holder joined': {
      const other = await tx.residents.get(complex, notice.person);
      const spot = String(notice.spot);
      if (!other?.spots.includes(notice.spot) || !(await holds(tx, reader, notice.spot))) return null;
      const key = CO_HOLDER[notice.by ?? 'admin'];
      return { text: speech.say(key, { name: toNeighbours(speech, other.displayName), spot }) };
    }
    case 'holder question':
      return drawQuestion(tx, reader, notice);
    case 'spot transferred': {
      const { claim, spot } = notice;
      if (await holds(tx, reader, spot)) return null;
      const press = joiningButtons.data({ kind: 'claimed spot', act: 'transfer is a mistake', claim, spot });
      const text = speech.say('claim-transferred', { spot: String(spot) });
      return { text, buttons: [[{ label: speech.plain('claim-button-mistake'), press }]] };
    }
    case 'transfer protested': {
      const holders = await Promise.all(
        (await tx.spots.holders(complex, notice.spot)).map(({ person }) =>
          nameOf(tx, reader.complex, person),
        ),
      );
      const name = await nameOf(tx, reader.complex, notice.person);
      const now = holders.join(', ') || speech.plain('claim-mistake-nobody');
      return { text: speech.say('claim-mistake', { name, spot: String(notice.spot), holders: now }) };
    }
    case 'claim asked':
      return drawAsked(tx, reader, notice);
    case 'claim waits': {
      const claim = await tx.claims.get(complex, notice.claim);
      if (!claim || !isOpen(claim)) return null;
      const hasAdmin = (await tx.residents.staff(complex)).some((one) => one.roles.includes('admin'));
      const text = speech.say(hasAdmin ? 'claim-still-waits' : 'claim-still-waits-no-admin');
      return { text, buttons: [[explainButton(reader, notice)]] };
    }
    case 'guard joined': {
      const guard = await tx.residents.get(complex, notice.person);
      return guard?.roles.includes('guard')
        ? { text: speech.say('guard-joined', { name: guard.displayName }) }
        : null;
    }
    case 'co-holder left': {
      const isBack = await holds(tx, { complex, person: notice.person }, notice.spot);
      if (isBack || !(await holds(tx, reader, notice.spot))) return null;
      const name = await nameToNeighbours(tx, reader, notice.person);
      return {
        text: speech.say('my-spot-co-holder-left', { name, spot: String(notice.spot) }),
        silent: true,
      };
    }
  }
}

async function holds(
  tx: ChatTx,
  { complex, person }: Pick<Reader, 'complex' | 'person'>,
  spot: SpotNumber,
): Promise<boolean> {
  return (await tx.residents.get(complex, person))?.spots.includes(spot) ?? false;
}

/** The good news brings the menu with it. */
async function welcome(
  tx: ChatTx,
  reader: Reader,
  { spots, joins }: Extract<JoiningNotice, { kind: 'claim approved' }>,
): Promise<Outgoing | null> {
  const { speech } = reader;
  const me = await tx.residents.get(reader.complex, reader.person);
  if (!me) return null;
  if (!joins) return { text: speech.say('joining-added', countedSpots(spots)) };
  const text =
    spots.length > 0
      ? speech.say('joining-approved', countedSpots(spots))
      : speech.say('joining-approved-no-spot');
  return { text: lines(text, speech.say('choose-in-menu')), menu: menuOf(reader, me) };
}

/** A question that was settled on its way is not asked any more. */
async function drawQuestion(
  tx: ChatTx,
  { complex, person, speech }: Reader,
  { claim: id, spot }: Extract<JoiningNotice, { kind: 'holder question' }>,
): Promise<Outgoing | null> {
  const claim = await tx.claims.get(complex, id);
  const holders = await tx.spots.holders(complex, spot);
  const applicant = claim && (await tx.residents.get(complex, claim.applicant));
  if (!applicant || !spotsIn(claim, 'open').includes(spot)) return null;
  if (!holders.some((holder) => holder.person === person)) return null;
  return questionMessage(speech, {
    claim: id,
    spot,
    name: toNeighbours(speech, applicant.displayName),
    answer: null,
  });
}

async function drawAsked(
  tx: ChatTx,
  reader: Reader,
  notice: Extract<JoiningNotice, { kind: 'claim asked' }>,
): Promise<Outgoing | null> {
  const { complex, speech } = reader;
  const claim = await tx.claims.get(complex, notice.claim);
  const asked = (await tx.claimTalk.of(complex, notice.claim)).find((one) => one.id === notice.message);
  if (!claim || !isOpen(claim) || !asked?.text) return null;
  const reply = { ...explainButton(reader, notice), label: speech.plain('claim-button-reply') };
  return { text: speech.say('claim-question-to-you', { text: asked.text }), buttons: [[reply]] };
}

function explainButton(
  { speech }: Reader,
  { claim }: { readonly claim: Extract<JoiningNotice, { kind: 'claim asked' }>['claim'] },
) {
  return {
    label: speech.plain('claim-button-explain'),
    press: joiningButtons.data({ kind: 'about claim', act: 'explain', claim }),
  };
}
