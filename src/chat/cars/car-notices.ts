import type { CarNotice } from '../../core/cars/car-notices.ts';
import { hasCars } from '../../core/cars/offer-car.ts';
import type { Outgoing } from '../kit/outgoing.ts';
import type { ChatTx } from '../kit/ports.ts';
import type { Reader } from '../kit/reader.ts';
import { carButtons } from './buttons.ts';
import { drawQuestion } from './plate-question.ts';

/** What people are told of cars; null: it need not be said any more. */
export async function drawCarNotice(tx: ChatTx, reader: Reader, notice: CarNotice): Promise<Outgoing | null> {
  const { complex, person, speech } = reader;
  switch (notice.kind) {
    case 'car offer': {
      if (await hasCars(tx, complex, person)) return null;
      const press = carButtons.data({ kind: 'cars', act: 'add' });
      const buttons = [[{ label: speech.plain('car-button-add'), press }]];
      return { text: speech.say('car-offer'), buttons, silent: true };
    }
    case 'car question':
      return drawQuestion(tx, reader, notice);
    case 'car taken away':
      return { text: speech.say('car-taken-away') };
  }
}
