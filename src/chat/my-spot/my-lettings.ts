import type { OwnLettings } from '../../core/tenancy/let-spot.ts';
import { endTime } from '../kit/house-time.ts';
import { nameToNeighbours } from '../kit/names.ts';
import { offers } from '../kit/offers.ts';
import type { Button } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';
import { tenancyButtons } from '../tenancy/buttons.ts';

/** Who rents which of one's spots, and which of them one rents oneself. */
export async function lettingLines(
  context: MemberContext,
  { rented, let: others }: OwnLettings,
): Promise<RichText[]> {
  if (rented.length + others.length === 0) return [];
  const { tx, actor, speech, now } = context;
  const { timeZone } = await complexOf(context);
  const until = (at: Date) => endTime(at, now, timeZone, speech.language);
  const mine = rented.map((one) =>
    speech.say('tenancy-my-spot', { spot: String(one.spot), until: until(one.until) }),
  );
  const theirs = others.map(async (one) => {
    const name = await nameToNeighbours(tx, { complex: actor.complex, speech }, one.person);
    return speech.say('tenancy-my-spot-let', { spot: String(one.spot), name, until: until(one.until) });
  });
  return [...mine, ...(await Promise.all(theirs))];
}

/** «Сдаю место до …» for each spot of one's own, and a way to whoever rents one. */
export async function lettingRows(
  context: MemberContext,
  { owned, let: others }: OwnLettings,
): Promise<Button[][]> {
  const { tx, actor, speech } = context;
  if (!offers(actor, 'let own spot')) return [];
  const several = actor.spots.length > 1;
  const tenants = others.map(async ({ spot, person }): Promise<Button[]> => {
    const name = clip(await nameToNeighbours(tx, { complex: actor.complex, speech }, person), 30);
    const label = several
      ? speech.plain('tenancy-button-tenant-spot', { spot: String(spot), name })
      : speech.plain('tenancy-button-tenant', { name });
    return [{ label, press: tenancyButtons.data({ kind: 'tenancy', act: 'show', spot, person }) }];
  });
  const free = owned.filter((spot) => !others.some((one) => one.spot === spot));
  const offersToLet = free.map((spot): Button[] => {
    const label = several
      ? speech.plain('tenancy-button-let-spot', { spot: String(spot) })
      : speech.plain('tenancy-button-let');
    return [{ label, press: tenancyButtons.data({ kind: 'let', spot }) }];
  });
  return [...(await Promise.all(tenants)), ...offersToLet];
}
