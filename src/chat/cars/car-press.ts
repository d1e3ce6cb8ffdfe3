import type { CarVerdict, DecideRefusal } from '../../core/cars/decide-car.ts';
import { decideCar } from '../../core/cars/decide-car.ts';
import { answerListed, type ListedRefusal } from '../../core/cars/listed-cars.ts';
import { type RemoveRefusal, removeCar, takeCar } from '../../core/cars/remove-car.ts';
import { seeCar, seeOwnCars } from '../../core/cars/see-cars.ts';
import type { CarId } from '../../core/kernel/ids.ts';
import { confirmRow, toast } from '../kit/confirm.ts';
import { nameOf } from '../kit/names.ts';
import type { Reply } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import { type CarAct, type CarCode, carButtons } from './buttons.ts';
import { carCard } from './car-card.ts';
import { carList } from './cars.ts';

type OnCar = (context: MemberContext, car: CarId) => Promise<Reply[]>;

const ACTS: Readonly<Record<CarAct, OnCar>> = {
  remove: askRemove,
  'remove for sure': onRemove,
  show: showCar,
  confirm: (context, car) => onVerdict(context, car, 'confirm'),
  refuse: (context, car) => onVerdict(context, car, 'refuse'),
  take: askTake,
  'take for sure': onTake,
  mine: (context, car) => onListed(context, car, true),
  'not mine': (context, car) => onListed(context, car, false),
};

export function onCar(
  context: MemberContext,
  { act, car }: Extract<CarCode, { kind: 'car' }>,
): Promise<Reply[]> {
  return ACTS[act](context, car);
}

const GONE = {
  'not allowed': 'not-for-you',
  gone: 'car-toast-gone',
} as const satisfies Record<RemoveRefusal, string>;

/** «Убрать»: asked once more, for whoever wrote to him by this number cannot any more. */
async function askRemove({ tx, speech, actor }: MemberContext, id: CarId): Promise<Reply[]> {
  const seen = await seeOwnCars(tx, actor);
  const car = seen.ok ? seen.value.find((one) => one.id === id) : null;
  if (!car) return toast(speech.plain('car-toast-gone'));
  const sure = carButtons.data({ kind: 'car', act: 'remove for sure', car: id });
  const text = speech.say('car-remove-sure', { plate: car.plate });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

async function onRemove(context: MemberContext, id: CarId): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const removed = await removeCar(tx, actor, id);
  if (!removed.ok) return toast(speech.plain(GONE[removed.why]));
  const lead = speech.say('car-removed', { plate: removed.value.plate });
  return [{ kind: 'replace', message: await carList(context, lead) }];
}

const REFUSED = {
  'not allowed': 'admin-only',
  gone: 'car-card-gone',
  'already decided': 'car-toast-decided',
} as const satisfies Record<DecideRefusal, string>;

/** An admin looks at a resident's car; the same as its card. */
async function showCar(context: MemberContext, id: CarId): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const seen = await seeCar(tx, actor, id, now);
  if (!seen.ok) return toast(speech.plain(REFUSED[seen.why]));
  const reader = { complex: actor.complex, speech };
  return [{ kind: 'message', message: await carCard(tx, reader, seen.value) }];
}

async function onVerdict(context: MemberContext, id: CarId, verdict: CarVerdict): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const decided = await decideCar(tx, actor, id, verdict, now);
  if (!decided.ok) return toast(speech.plain(REFUSED[decided.why]));
  return [...toast(speech.plain('claim-toast-done')), ...(await carAfter(context, id))];
}

async function askTake({ tx, speech, actor, now }: MemberContext, id: CarId): Promise<Reply[]> {
  const seen = await seeCar(tx, actor, id, now);
  if (!seen.ok) return toast(speech.plain(REFUSED[seen.why]));
  const { plate, person } = seen.value.car;
  const name = await nameOf(tx, actor.complex, person);
  const sure = carButtons.data({ kind: 'car', act: 'take for sure', car: id });
  const text = speech.say('car-take-sure', { plate, name });
  return [{ kind: 'message', message: { text, buttons: [confirmRow(speech, sure)] } }];
}

async function onTake(context: MemberContext, id: CarId): Promise<Reply[]> {
  const { tx, speech, actor, now } = context;
  const taken = await takeCar(tx, actor, id, now);
  if (!taken.ok) return toast(speech.plain(REFUSED[taken.why]));
  return [...toast(speech.plain('claim-toast-done')), ...(await carAfter(context, id))];
}

/** What was pressed shows the car as it is now. */
async function carAfter({ tx, speech, actor, now }: MemberContext, id: CarId): Promise<Reply[]> {
  const seen = await seeCar(tx, actor, id, now);
  const reader = { complex: actor.complex, speech };
  const message = seen.ok ? await carCard(tx, reader, seen.value) : { text: speech.say('car-card-gone') };
  return [{ kind: 'replace', message }];
}

const NOT_LISTED = {
  'not allowed': 'not-for-you',
  gone: 'car-toast-gone',
  'five already': 'car-five-already',
} as const satisfies Record<ListedRefusal, string>;

/** What the house's list says is asked once; either answer stays. */
async function onListed(context: MemberContext, id: CarId, isMine: boolean): Promise<Reply[]> {
  const { tx, speech, actor } = context;
  const said = await answerListed(tx, actor, id, isMine);
  if (!said.ok) return toast(speech.plain(NOT_LISTED[said.why]));
  const { plate } = said.value;
  const message = isMine
    ? await carList(context, speech.say('car-added', { plate }))
    : { text: speech.say('car-listed-no', { plate }) };
  return [{ kind: 'replace', message }];
}
