import type { CarNotice } from '../../core/cars/car-notices.ts';
import { hasCars } from '../../core/cars/offer-car.ts';
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
    case 'car taken away':
      return { text: speech.say('car-taken-away') };
  }
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
