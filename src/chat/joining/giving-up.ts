import type { SpotNumber } from '../../core/kernel/ids.ts';
import { giveUpSpot } from '../../core/residents/give-up-spot.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { withMenu } from '../kit/menu.ts';
import { menuButtons } from '../kit/menu-buttons.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { type JoiningCode, joiningButtons } from './buttons.ts';

/** Which one, if there are several. */
export function askWhichToGiveUp(context: MemberContext): Reply[] {
  const { speech, actor } = context;
  if (actor.spots.length === 0) return toast(speech.plain('my-spot-none'));
  const rows = actor.spots.map((spot): Button[] => {
    const label = speech.plain('my-spot-button-spot', { spot: String(spot) });
    return [{ label, press: joiningButtons.data({ kind: 'own spot', act: 'give up', spot }) }];
  });
  const cancel: Button = {
    label: speech.plain('cancel'),
    press: menuButtons.data({ kind: 'keep' }),
  };
  const text = speech.say('my-spot-give-up-which');
  return [{ kind: 'message', message: { text, buttons: [...rows, [cancel]] } }];
}

export async function onOwnSpot(
  context: MemberContext,
  { act, spot }: Extract<JoiningCode, { kind: 'own spot' }>,
): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const known = { spot: String(spot) };
  const gone = toast(speech.plain('my-spot-toast-not-yours', known));
  if (!actor.spots.includes(spot)) return gone;
  if (act === 'give up') {
    const sure = joiningButtons.data({ kind: 'own spot', act: 'give up for sure', spot });
    const text = speech.say('my-spot-give-up-sure', known);
    return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
  }
  const given = await giveUpSpot(tx, actor, spot, now);
  if (!given.ok) return gone;
  const text = speech.say('my-spot-gave-up', known);
  return [{ kind: 'replace', message: { text } }, ...menuWithout(context, spot)];
}

/** Without a spot some of the menu is gone: it is shown anew. */
export function menuWithout(context: MemberContext, spot: SpotNumber): Reply[] {
  const { actor, speech } = context;
  const spots = actor.spots.filter((one) => one !== spot);
  if (spots.length > 0) return [];
  const roles = actor.roles.map((role) => (role === 'resident' ? 'resident without spot' : role));
  const text = speech.say('choose-in-menu');
  return [{ kind: 'message', message: withMenu({ ...context, actor: { ...actor, roles, spots } }, text) }];
}
