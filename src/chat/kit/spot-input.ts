import type { UnreadableSpots } from '../../core/spots/read-spots.ts';
import { cancelButton } from './confirm.ts';
import type { Reply } from './outgoing.ts';
import type { Speech } from './turn.ts';
import type { RichText } from './wording.ts';

const FAULTS = {
  'no number': 'spot-no-number',
  'out of range': 'spot-out-of-range',
  'several numbers': 'spot-several',
  'too many numbers': 'spot-too-many',
} as const satisfies Record<UnreadableSpots, string>;

/** A kind sentence for what was typed where a spot number is expected. */
export function spotFault(speech: Speech, why: UnreadableSpots): RichText {
  return speech.say(FAULTS[why]);
}

type Asking = { readonly speech: Speech };

/** The question goes on, with its way out. */
export function askOn(turn: Asking, text: RichText): Reply[] {
  return [{ kind: 'message', message: { text, buttons: [[cancelButton(turn)]] } }];
}

/** For a sticker or a photo in its place; the question stays open. */
export function numberExpected(turn: Asking): Reply[] {
  return askOn(turn, turn.speech.say('number-expected'));
}
