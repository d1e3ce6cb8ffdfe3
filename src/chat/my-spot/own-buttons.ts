import type { FreeMark } from '../../core/away/mark.ts';
import type { Pass } from '../../core/passes/pass.ts';
import { seeCoHolders } from '../../core/spots/see-spots.ts';
import type { OwnLettings } from '../../core/tenancy/let-spot.ts';
import { adminButtons } from '../administration/buttons.ts';
import { awayButtons } from '../away/buttons.ts';
import { familyButtons } from '../family/buttons.ts';
import { joiningButtons } from '../joining/buttons.ts';
import { endTime } from '../kit/house-time.ts';
import { offers } from '../kit/offers.ts';
import type { Button } from '../kit/outgoing.ts';
import { backLabel, passLabel } from '../kit/own-things.ts';
import type { MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { lastResortButtons } from '../last-resort/buttons.ts';
import { notificationButtons } from '../notifications/buttons.ts';
import { passButtons } from '../passes/buttons.ts';
import { windscreenButtons } from '../windscreen/buttons.ts';

/** What «Моё место» says of marks. */
export async function markLines(context: MemberContext, marks: readonly FreeMark[]): Promise<RichText[]> {
  const { tx, actor, speech, now } = context;
  const { timeZone } = await tx.complexes.get(actor.complex);
  return marks.map(({ spot, until, hidden }) => {
    const known = { spot: String(spot), until: endTime(until, now, timeZone, speech.language) };
    return speech.say(hidden ? 'away-my-spot-hidden' : 'away-my-spot', known);
  });
}

/** «Вернулся» for each of the marks. */
export function backButtons({ speech }: MemberContext, marks: readonly FreeMark[]): Button[] {
  return marks.map(({ spot }) => ({
    label: backLabel(speech, spot, marks.length),
    press: awayButtons.data({ kind: 'away', act: 'back', spot }),
  }));
}

/** Brings the card of a pass down again. */
export function showButton({ speech }: MemberContext, pass: Pass): Button {
  const press = passButtons.data({ kind: 'pass', act: 'show', pass: pass.id });
  return { label: passLabel(speech, pass), press };
}

/** «Если я не отвечаю», for whoever may be called to a car. */
export function lastResortButton({ speech, actor }: MemberContext): Button | null {
  if (!offers(actor, 'leave last resort')) return null;
  const press = lastResortButtons.data({ kind: 'last resort', act: 'show' });
  return { label: speech.plain('last-resort-button'), press };
}

/** «Карточка под стекло», where there is an address that it could name. */
export function windscreenButton({ speech, actor, printing }: MemberContext): Button | null {
  if (!printing || !offers(actor, 'print own tag')) return null;
  return { label: speech.plain('windscreen-button'), press: windscreenButtons.data({ kind: 'own tags' }) };
}

/** «Добавить близкого», for whoever owns a spot. */
export function familyButton({ speech, actor }: MemberContext, { owned }: OwnLettings): Button | null {
  if (!offers(actor, 'invite family') || owned.length === 0) return null;
  return { label: speech.plain('family-button'), press: familyButtons.data({ kind: 'family' }) };
}

/** «Уведомления» */
export function notificationsButton({ speech }: MemberContext): Button {
  const press = notificationButtons.data({ kind: 'notifications', act: 'show' });
  return { label: speech.plain('notifications-button'), press };
}

/** «Отказаться от места»; null for whoever holds none. */
export function giveUpButton({ speech, actor }: MemberContext): Button | null {
  const label = speech.plain('my-spot-button-give-up');
  const [only, second] = actor.spots;
  if (only === undefined) return null;
  if (second !== undefined)
    return { label, press: joiningButtons.data({ kind: 'joining', act: 'give up which' }) };
  return { label, press: joiningButtons.data({ kind: 'own spot', act: 'give up', spot: only }) };
}

/** «Этот человек не из моей семьи»; null where nobody shares a spot. */
export async function notFamilyButton({ tx, actor, speech }: MemberContext): Promise<Button | null> {
  const seen = await seeCoHolders(tx, actor);
  const shares = seen.ok && seen.value.length > 0;
  const wish = { on: 'house', act: 'not family, whom' } as const;
  return shares
    ? {
        label: speech.plain('my-spot-button-not-family'),
        press: adminButtons.data({ kind: 'administer', wish }),
      }
    : null;
}
