import type { Feature } from '../kit/feature.ts';
import { lines } from '../kit/wording.ts';
import type { WindscreenCode } from './buttons.ts';
import { issueOwn, onOwnTag, showOwnTags } from './own-tags.ts';
import { askTagFor, issueFor, showTagsOfSpot } from './tag-for.ts';

export const windscreen = {
  presses: {
    'own tags': (context) => showOwnTags(context, 'message'),
    'own tag': onOwnTag,
    'replace tag': (context, { spot, replaced }) => issueOwn(context, spot, replaced),
    'tags of spot': (context, { spot }) => showTagsOfSpot(context, spot),
    'tag for': askTagFor,
    'tag for sure': issueFor,
  },
  notices: {
    'windscreen flood': async (_, { speech }) => {
      return { text: lines(speech.say('windscreen-flood'), speech.say('windscreen-flood-what')) };
    },
    'tag void': async (tx, { complex, person, speech }, { spot }) => {
      const me = await tx.residents.get(complex, person);
      return me?.spots.includes(spot)
        ? { text: speech.say('windscreen-replaced', { spot: String(spot) }) }
        : null;
    },
  },
} satisfies Feature<WindscreenCode>;
