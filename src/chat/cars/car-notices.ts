import type { CarNotice } from '../../core/cars/car-notices.ts';
import { hasCars } from '../../core/cars/offer-car.ts';
import { seeListed } from '../../core/cars/see-cars.ts';
import { isWorthATest } from '../../core/notifications/sound-check.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { paragraphs } from '../kit/wording.ts';
import { notificationButtons } from '../notifications/buttons.ts';
import { carButtons } from './buttons.ts';
import { drawQuestion } from './plate-question.ts';

/** What people are told of cars; null: it need not be said any more. */
export async function drawCarNotice(tx: ChatTx, reader: Reader, notice: CarNotice): Promise<Outgoing | null> {
  const { speech } = reader;
  switch (notice.kind) {
    case 'car offer':
      return drawOffer(tx, reader);
    case 'car question':
      return drawQuestion(tx, reader, notice);
    case 'car listed':
      return drawListed(tx, reader, notice);
    case 'car taken away':
      return { text: speech.say('car-taken-away') };
  }
}

/** What the house's list says of a car; one that is answered is not asked about any more. */
async function drawListed(
  tx: ChatTx,
  reader: Reader,
  { car: id }: Extract<CarNotice, { kind: 'car listed' }>,
): Promise<Outgoing | null> {
  const { plain, say } = reader.speech;
  const car = await seeListed(tx, reader, id);
  if (!car) return null;
  const buttons = (
    [
      ['mine', plain('car-button-mine')],
      ['not mine', plain('car-button-not-mine')],
    ] as const
  ).map(([act, label]) => ({ label, press: carButtons.data({ kind: 'car', act, car: id }) }));
  return { text: say('car-listed', { plate: car.plate }), buttons: [buttons] };
}

/** What whoever was let in may do for himself first: his car, and whether an alert would be heard. */
async function drawOffer(tx: ChatTx, { complex, person, speech }: Reader): Promise<Outgoing | null> {
  const spots = (await tx.residents.get(complex, person))?.spots ?? [];
  const car = !(await hasCars(tx, complex, person));
  const sound = isWorthATest(await tx.notifications.soundCheck(complex, person), spots);
  if (!car && !sound) return null;
  const add = { label: speech.plain('car-button-add'), press: carButtons.data({ kind: 'cars', act: 'add' }) };
  const check = {
    label: speech.plain('notifications-button-check'),
    press: notificationButtons.data({ kind: 'notifications', act: 'check sound' }),
  };
  const text = paragraphs(car && speech.say('car-offer'), sound && speech.say('sound-offer'));
  return { text, buttons: [car ? [add] : [], sound ? [check] : []], silent: true };
}
