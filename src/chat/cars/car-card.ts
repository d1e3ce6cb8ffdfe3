import { isNamed, type PlateAnswer } from '../../core/cars/car.ts';
import { type CarDispute, disputeAbout } from '../../core/cars/decide-car.ts';
import type { CarCard } from '../../core/cars/feature.ts';
import type { CarId, PersonId } from '../../core/kernel/ids.ts';
import { countedSpots, nameOf } from '../kit/names.ts';
import type { Button, Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import { isQuiet } from '../kit/quiet-hours.ts';
import type { Reader } from '../kit/reader.ts';
import type { Speech } from '../kit/update-context.ts';
import { lines, paragraphs, type RichText } from '../kit/wording.ts';
import { type CarAct, carButtons } from './buttons.ts';

/** An admin's card of a plate that two people name, as things are now; at night it wakes nobody. */
export async function drawCar(
  tx: ChatTx,
  reader: Reader,
  { car: id }: CarCard,
  shownBefore: boolean,
): Promise<Outgoing | null> {
  const { complex, speech, now } = reader;
  const dispute = await disputeAbout(tx, complex, id, now);
  if (!dispute) return shownBefore ? { text: speech.say('car-card-gone') } : null;
  const card = await carCard(tx, reader, dispute);
  return { ...card, ...(isQuiet(now, await tx.complexes.get(complex)) && { silent: true }) };
}

const ANSWERS = {
  family: 'claim-holder-family',
  unknown: 'claim-holder-unknown',
} as const satisfies Record<PlateAnswer, string>;

/** A car as the admins see it: whose it is, who named it before, and what may be done about that. */
export async function carCard(
  tx: ChatTx,
  { complex, speech }: Pick<Reader, 'complex' | 'speech'>,
  dispute: CarDispute,
): Promise<Outgoing> {
  const { say, plain } = speech;
  const { car, rivals } = dispute;
  const name = await nameOf(tx, complex, car.person);
  const first = await Promise.all(
    rivals.map(async ({ person, answer }) => {
      const known = { name: await nameOf(tx, complex, person) };
      return plain(answer ? ANSWERS[answer] : 'claim-holder-silent', known);
    }),
  );
  const isRival = car.state !== 'known' && isNamed(car) && first.length > 0;
  const text = paragraphs(
    lines(
      say('car-card-title', { plate: car.plate }),
      await whose(tx, { complex, speech }, car.person, name),
      isRival && say('car-card-first', { names: first.join(', ') }),
    ),
    status(speech, dispute),
  );
  const takes = await takeButtons(tx, complex, speech, dispute, name);
  return { text, buttons: [verdictButtons(speech, dispute), ...takes] };
}

async function whose(
  tx: ChatTx,
  { complex, speech }: Pick<Reader, 'complex' | 'speech'>,
  person: PersonId,
  name: string,
): Promise<RichText> {
  const spots = (await tx.residents.get(complex, person))?.spots ?? [];
  return spots.length > 0
    ? speech.say('car-card-who-spots', { name, ...countedSpots(spots) })
    : speech.say('car-card-who', { name });
}

function status({ say }: Speech, { car, rivals }: CarDispute): RichText {
  if (car.state === 'known') return say('car-card-known');
  if (!isNamed(car)) return say('car-card-listed');
  if (car.state === 'refused') return say('car-card-refused');
  return say(rivals.some(({ answer }) => answer === 'unknown') ? 'car-card-disputed' : 'car-card-asked');
}

function button(act: CarAct, car: CarId, label: string, tone?: 'good' | 'bad'): Button {
  return { label, press: carButtons.data({ kind: 'car', act, car }), ...(tone && { tone }) };
}

function verdictButtons({ plain }: Speech, { car }: CarDispute): Button[] {
  if (car.state === 'known') return [];
  const confirm = button('confirm', car.id, plain('car-button-confirm'), 'good');
  return car.state === 'asked' && isNamed(car)
    ? [confirm, button('refuse', car.id, plain('car-button-refuse'), 'bad')]
    : [confirm];
}

/** «Убрать», for each who names it. */
async function takeButtons(
  tx: ChatTx,
  complex: Reader['complex'],
  { plain }: Speech,
  { car, rivals }: CarDispute,
  name: string,
): Promise<Button[][]> {
  const others = car.state === 'known' || !isNamed(car) ? [] : rivals;
  const named = await Promise.all(
    others.map(async (one) => ({ car: one.car, name: await nameOf(tx, complex, one.person) })),
  );
  return [{ car: car.id, name }, ...named].map((one) => [
    button('take', one.car, plain('car-button-take', { name: one.name })),
  ]);
}
