import { reportOnce } from '../../application/report-holder.ts';
import type { PersonId, SpotNumber } from '../../core/kernel/ids.ts';
import { protestLoss, type ReportRefusal } from '../../core/residents/hold-spot.ts';
import { type CoHolder, seeCoHolders } from '../../core/spots/see-spots.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import { toNeighbours } from '../kit/names.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { adminButtons } from './buttons.ts';

async function coHoldersOf({ tx, actor }: MemberContext): Promise<readonly CoHolder[]> {
  const seen = await seeCoHolders(tx, actor);
  return seen.ok ? seen.value : [];
}

/** Whom it is about, if several share. */
export async function whoIsNotFamily(context: MemberContext): Promise<Reply[]> {
  const { speech } = context;
  const all = await coHoldersOf(context);
  const [only, second] = all;
  if (!only) return toast(speech.plain('my-spot-nobody-shares'));
  if (!second) return askNotFamily(context, only.spot, only.person);
  const rows = all.map(({ spot, person, name }): Button[] => {
    const label = speech.plain('my-spot-co-holder-named', {
      name: toNeighbours(speech, name),
      spot: String(spot),
    });
    return [
      {
        label,
        press: adminButtons.data({
          kind: 'administer',
          wish: { on: 'holder', act: 'not family', spot, person },
        }),
      },
    ];
  });
  const cancel: Button = {
    label: speech.plain('cancel'),
    press: menuButtons.data({ kind: 'keep' }),
  };
  const text = speech.say('my-spot-not-family-which');
  return [{ kind: 'message', message: { text, buttons: [...rows, [cancel]] } }];
}

export async function askNotFamily(
  context: MemberContext,
  spot: SpotNumber,
  person: PersonId,
): Promise<Reply[]> {
  const { speech } = context;
  const other = (await coHoldersOf(context)).find((one) => one.spot === spot && one.person === person);
  if (!other) return toast(speech.plain('my-spot-nobody-shares'));
  const sure = adminButtons.data({
    kind: 'administer',
    wish: { on: 'holder', act: 'not family for sure', spot, person },
  });
  const text = speech.say('my-spot-not-family-sure', {
    name: toNeighbours(speech, other.name),
    spot: String(spot),
  });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

const REFUSED = {
  'not allowed': 'not-for-you',
  'not yours': 'not-for-you',
  gone: 'my-spot-nobody-shares',
  'no admin': 'my-spot-not-family-no-admin',
  again: 'claim-toast-mistake-again',
} as const satisfies Record<ReportRefusal | 'again', string>;

/** The admins are asked, once a day about the same person. */
export async function onNotFamily(
  context: MemberContext,
  spot: SpotNumber,
  person: PersonId,
): Promise<Reply[]> {
  const { tx, speech, actor, account } = context;
  const told = await reportOnce(tx, account, actor, spot, person);
  if (!told.ok) return toast(speech.plain(REFUSED[told.why]));
  return [{ kind: 'replace', message: { text: speech.say('my-spot-not-family-told') } }];
}

/** «Это ошибка», below the news that an admin took a spot away. */
export async function onLoss(context: MemberContext, loss: number): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const spot = await protestLoss(tx, actor, loss, now);
  if (spot === 'not yours') return toast(speech.plain('not-for-you'));
  if (spot === 'again') return toast(speech.plain('claim-toast-mistake-again'));
  return [{ kind: 'replace', message: { text: speech.say('claim-mistake-told', { spot: String(spot) }) } }];
}
