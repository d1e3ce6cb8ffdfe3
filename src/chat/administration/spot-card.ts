import type { SpotNumber } from '../../core/kernel/ids.ts';
import { listFlats } from '../../core/spots/flats.ts';
import { type NamedHolder, seeFlats, seeHolders } from '../../core/spots/see-spots.ts';
import { endTime } from '../kit/house-time.ts';
import type { Button, Reply } from '../kit/outgoing.ts';
import { clip } from '../kit/typed-text.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines } from '../kit/wording.ts';
import { lastResortButtons } from '../last-resort/buttons.ts';
import { windscreenButtons } from '../windscreen/buttons.ts';
import { pairs } from './administration.ts';
import { adminButtons, type SpotAct } from './buttons.ts';
import { show, type Where } from './show.ts';

/** A spot as the admins see it: who holds it, and everything that they may do about it. */
export async function showSpot(context: MemberContext, where: Where, spot: SpotNumber): Promise<Reply[]> {
  const { speech } = context;
  const holders = await holdersOf(context, spot);
  const flats = await seeFlats(context.tx, context.actor, spot);
  const names = (await namesWithTenants(context, spot, holders)).join(', ');
  const text = lines(
    speech.say('spot-title', { spot: String(spot) }),
    flats.ok && flats.value.length > 0 && speech.say('claim-flat-listed', { flat: listFlats(flats.value) }),
    names === '' ? speech.say('spot-nobody') : speech.say('spot-holders', { names }),
  );
  return show(where, {
    text,
    buttons: [...pairs(acts(context, spot, holders.length > 0)), ...removals(context, spot, holders)],
  });
}

/** Whoever rents it stands there with his last day. */
async function namesWithTenants(
  context: MemberContext,
  spot: SpotNumber,
  holders: readonly NamedHolder[],
): Promise<readonly string[]> {
  const { tx, actor, speech, now } = context;
  const rented = await tx.tenancies.of(actor.complex, spot);
  const { timeZone } = await complexOf(context);
  return holders.map(({ person, name }) => {
    const until = rented.find((one) => one.person === person)?.until;
    if (!until) return name;
    const end = endTime(until, now, timeZone, speech.language);
    return speech.plain('tenancy-spot-tenant', { name, until: end });
  });
}

function acts({ speech, printing }: MemberContext, spot: SpotNumber, held: boolean): Button[] {
  const { plain } = speech;
  const to = (act: SpotAct, label: string): Button => {
    return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'spot', act, spot } }) };
  };
  const press = lastResortButtons.data({ kind: 'spot last resort', act: 'show', spot });
  const resort = { label: plain('last-resort-spot-button'), press };
  const card = {
    label: plain('windscreen-button'),
    press: windscreenButtons.data({ kind: 'tags of spot', spot }),
  };
  return [
    to('assign', plain('spot-button-assign')),
    ...(held ? [to('transfer', plain('claim-button-transfer'))] : []),
    ...(held ? [to('free', plain('spot-button-free'))] : []),
    to('invite', plain('admin-button-invite-resident')),
    ...(held ? [] : [resort]),
    ...(held && printing ? [card] : []),
  ];
}

/** One of several holders can be removed alone; a single one is freed of the spot. */
function removals({ speech }: MemberContext, spot: SpotNumber, holders: readonly NamedHolder[]): Button[][] {
  if (holders.length < 2) return [];
  return holders.map(({ person, name }): Button[] => {
    const wish = { on: 'holder', act: 'remove', spot, person } as const;
    return [
      {
        label: speech.plain('spot-remove-named', { name: clip(name, 40) }),
        press: adminButtons.data({ kind: 'administer', wish }),
      },
    ];
  });
}

export async function holdersOf(
  { tx, actor }: MemberContext,
  spot: SpotNumber,
): Promise<readonly NamedHolder[]> {
  const seen = await seeHolders(tx, actor, spot);
  return seen.ok ? seen.value : [];
}
