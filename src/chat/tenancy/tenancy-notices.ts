import type { Membership } from '../../core/ports.ts';
import type { TenancyNotice } from '../../core/tenancy/tenancy-notices.ts';
import { endTime } from '../kit/house-time.ts';
import { hasMenu, menuOf } from '../kit/menu.ts';
import { nameToNeighbours } from '../kit/names.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { tenancyButtons } from './buttons.ts';

/** What whoever owns a spot and whoever rents it hear of each other; null: it is not true any more. */
export async function drawTenancyNotice(
  tx: ChatTx,
  reader: Reader,
  notice: TenancyNotice,
): Promise<Outgoing | null> {
  const { complex, person } = reader;
  const me = await tx.residents.get(complex, person);
  if (!me) return null;
  const all = await tx.tenancies.of(complex, notice.spot);
  const his = all.find((one) => one.person === notice.person);
  const spot = String(notice.spot);
  if (notice.kind === 'tenancy over') return his ? null : over(tx, reader, me, notice);
  if (!his || !me.spots.includes(notice.spot)) return null;
  const { timeZone } = await tx.complexes.get(complex);
  const until = endTime(his.until, reader.now, timeZone, reader.speech.language);
  const name = await nameToNeighbours(tx, reader, notice.person);
  const isMine = notice.person === person;
  const { say, plain } = reader.speech;
  switch (notice.kind) {
    case 'tenant joined':
      return { text: say('tenancy-note-joined', { spot, name, until }) };
    case 'tenancy moved':
      return {
        text: isMine
          ? say('tenancy-note-moved', { spot, until })
          : say('tenancy-note-moved-other', { spot, name, until }),
      };
    case 'tenancy ends': {
      if (isMine) return { text: say('tenancy-note-ends', { spot, until }) };
      const isOwner = !all.some((one) => one.person === person);
      // Who rents it himself prolongs it for nobody, and is not asked to.
      const text = say(isOwner ? 'tenancy-note-ends-owner' : 'tenancy-my-spot-let', { spot, name, until });
      const press = tenancyButtons.data({
        kind: 'tenancy',
        act: 'prolong',
        spot: notice.spot,
        person: notice.person,
      });
      return { text, ...(isOwner && { buttons: [[{ label: plain('tenancy-button-prolong'), press }]] }) };
    }
  }
}

/** The tenant's menu is another one without a spot. */
async function over(
  tx: ChatTx,
  reader: Reader,
  me: Membership,
  { spot: number, person, how }: Extract<TenancyNotice, { kind: 'tenancy over' }>,
): Promise<Outgoing | null> {
  const { say } = reader.speech;
  const spot = String(number);
  if (person === reader.person) {
    if (me.spots.includes(number)) return null;
    const text = say(how === 'ended' ? 'tenancy-over-ended' : 'tenancy-over-time', { spot });
    const menu = hasMenu(me.roles) && menuOf(reader, me);
    return { text, ...(menu && { menu }) };
  }
  if (!me.spots.includes(number)) return null;
  const name = await nameToNeighbours(tx, reader, person);
  return { text: say('tenancy-over-owner', { spot, name }) };
}
