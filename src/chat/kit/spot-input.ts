import type { SpotNumber } from '../../core/kernel/ids.ts';
import type { UnreadableSpots } from '../../core/spots/read-spots.ts';
import type { ButtonData } from './buttons.ts';
import { cancelButton } from './confirm.ts';
import type { Button, Outgoing, Reply } from './outgoing.ts';
import type { Speech } from './update-context.ts';
import type { RichText } from './wording.ts';

const FAULTS = {
  'no number': 'spot-no-number',
  phone: 'spot-phone',
  'out of range': 'spot-out-of-range',
  'several numbers': 'spot-several',
  'too many numbers': 'spot-too-many',
} as const satisfies Record<Exclude<UnreadableSpots['why'], 'unsure'>, string>;

/** A kind sentence for what was typed where a spot number is expected. */
export function spotFault({ say }: Speech, { why, spots }: UnreadableSpots): RichText {
  if (why !== 'unsure') return say(FAULTS[why]);
  const [only] = spots;
  return only === undefined ? say('spot-no-number') : say('spot-this-one', { spot: String(only) });
}

/** The same with what may be meant as buttons; the question stays open. */
export function spotAskedBack(
  speech: Speech,
  fault: UnreadableSpots,
  press: (spot: SpotNumber) => ButtonData,
): Outgoing {
  const buttons = fault.spots.map((spot): Button => {
    return { label: speech.plain('group-button-spot', { spot: String(spot) }), press: press(spot) };
  });
  return { text: spotFault(speech, fault), buttons: [...pairs(buttons), [cancelButton({ speech })]] };
}

export function pairs(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((button, at) => (at % 2 === 0 ? [[button, ...buttons.slice(at + 1, at + 2)]] : []));
}

type Asking = { readonly speech: Speech };

/** The question goes on, with its way out. */
export function askOn(context: Asking, text: RichText): Reply[] {
  return [{ kind: 'message', message: { text, buttons: [[cancelButton(context)]] } }];
}

/** For a sticker or a photo in its place; the question stays open. */
export function numberExpected(context: Asking): Reply[] {
  return askOn(context, context.speech.say('number-expected'));
}
