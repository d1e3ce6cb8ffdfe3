import type { Feature } from '../kit/feature.ts';
import { nameToNeighbours } from '../kit/names.ts';
import type { FamilyCode } from './buttons.ts';
import { makeLink, revokeOwn, showFamily } from './family.ts';

export const family = {
  presses: {
    family: (context) => showFamily(context, 'message'),
    'invite family': (context, { spot }) => makeLink(context, spot),
    'revoke own link': (context, { link }) => revokeOwn(context, link),
  },
  notices: {
    'family invited': async (tx, reader, { spot, by }) => {
      const { complex, person, speech } = reader;
      const holders = (await tx.spots.holders(complex, spot)).map((holder) => holder.person);
      if (!holders.includes(person) || !holders.includes(by)) return null;
      const name = await nameToNeighbours(tx, reader, by);
      return { text: speech.say('family-invited', { name, spot: String(spot) }) };
    },
  },
} satisfies Feature<FamilyCode>;
