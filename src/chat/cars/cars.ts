import { addCarToday } from '../../application/add-car-today.ts';
import type { AddRefusal } from '../../core/cars/add-car.ts';
import { MOST_CARS } from '../../core/cars/car.ts';
import { readPlate } from '../../core/cars/plate.ts';
import { seeOwnCars } from '../../core/cars/see-cars.ts';
import { spellPlate } from '../../core/cars/spell-plate.ts';
import { cancelButton, toast } from '../kit/confirm.ts';
import { offers } from '../kit/offers.ts';
import type { Button, Outgoing, Reply } from '../kit/outgoing.ts';
import { askOn } from '../kit/spot-input.ts';
import { beginDialog, endDialog, type MemberContext } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type CarsAct, carButtons, plateFingerprint } from './buttons.ts';
import { type CarDialog, isAdding } from './dialogs.ts';

export async function onCars(context: MemberContext, act: CarsAct): Promise<Reply[]> {
  if (act === 'add') return askPlate(context);
  return [{ kind: 'message', message: await carList(context) }];
}

/** «Мои машины»: each with a way out, and what others learn by typing its number. */
export async function carList(context: MemberContext, lead: RichText | null = null): Promise<Outgoing> {
  const { tx, speech, actor } = context;
  const { say, plain } = speech;
  const seen = await seeOwnCars(tx, actor);
  if (!seen.ok) return { text: say('alert-not-allowed') };
  const cars = seen.value;
  const list = lines(...cars.map(({ plate }) => say('car-line', { plate })));
  const text = paragraphs(
    lead,
    lines(say('car-list-title'), cars.length === 0 ? say('car-list-none') : list),
    cars.length > 0 && say('car-what-others-learn'),
  );
  const mayAdd = offers(actor, 'keep cars') && cars.length < MOST_CARS;
  const add: Button = {
    label: plain('car-button-add'),
    press: carButtons.data({ kind: 'cars', act: 'add' }),
  };
  const remove = cars.map(({ id: car, plate }): Button[] => {
    const press = carButtons.data({ kind: 'car', act: 'remove', car });
    return [{ label: plain('car-button-remove', { plate }), press }];
  });
  return { text, buttons: [mayAdd ? [add] : [], ...remove] };
}

/** «Добавить машину»: what is asked is also what is agreed to. */
async function askPlate(context: MemberContext): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  if (!offers(actor, 'keep cars')) return toast(speech.plain('not-for-you'));
  const own = await seeOwnCars(tx, actor);
  if (own.ok && own.value.length >= MOST_CARS)
    return [{ kind: 'message', message: await carList(context, speech.say('car-five-already')) }];
  await beginDialog<CarDialog>(context, { kind: 'adding car', plate: null });
  return askOn(context, speech.say('car-ask'));
}

/** Whatever may be a plate is shown again and not refused: its person knows best. */
export async function onPlateTyped(
  context: MemberContext,
  { plate }: CarDialog,
  typed: string,
): Promise<Reply[]> {
  const { speech } = context;
  const read = readPlate(typed);
  if (read?.kind === 'piece') return askOn(context, speech.say('car-piece'));
  if (read) return askIfRight(context, spellPlate(typed));
  // «Да», typed instead of pressed: the question comes down again with its buttons.
  if (plate !== null && !/\d/.test(typed)) return askIfRight(context, plate);
  return askOn(context, speech.say('car-expected'));
}

async function askIfRight(context: MemberContext, plate: string): Promise<Reply[]> {
  const { speech } = context;
  await beginDialog<CarDialog>(context, { kind: 'adding car', plate });
  const right: Button = {
    label: speech.plain('car-button-right'),
    press: carButtons.data({ kind: 'add car', about: plateFingerprint(plate) }),
    tone: 'good',
  };
  const fix: Button = {
    label: speech.plain('car-button-fix'),
    press: carButtons.data({ kind: 'cars', act: 'add' }),
  };
  const text = speech.say('car-check', { plate });
  return [{ kind: 'message', message: { text, buttons: [[right, fix], [cancelButton(context)]] } }];
}

export async function plateExpected(context: MemberContext): Promise<Reply[]> {
  return askOn(context, context.speech.say('car-expected'));
}

const REFUSALS = {
  'not allowed': 'alert-not-allowed',
  'no plate': 'car-piece',
  'already yours': 'car-already-yours',
  'five already': 'car-five-already',
  'too many today': 'car-too-many-today',
} as const satisfies Record<AddRefusal | 'too many today', string>;

/** «Да, верно»: an older message may name another plate. */
export async function onPlateRight(
  context: MemberContext,
  { about }: { readonly about: number },
): Promise<Reply[]> {
  const { tx, account, actor, dialog, speech, now } = context;
  const plate = isAdding(dialog) ? dialog.plate : null;
  if (plate === null || plateFingerprint(plate) !== about) return toast(speech.plain('car-toast-begin-anew'));
  await endDialog(context);
  const added = await addCarToday(tx, account, actor, plate, now);
  const lead = added.ok ? speech.say('car-added', { plate }) : speech.say(REFUSALS[added.why]);
  return [{ kind: 'replace', message: await carList(context, lead) }];
}
