import { fingerprintOf } from '../../core/kernel/fingerprint.ts';
import { type CarId, carId } from '../../core/kernel/ids.ts';
import { buttons } from '../kit/buttons.ts';
import { id, meaningOf, readId, wordFor } from '../kit/wire.ts';

/** The buttons of «Мои машины», of the question about a plate and of the admins' card. On the wire they begin with `k`. */
export type CarCode =
  | { readonly kind: 'cars'; readonly act: CarsAct }
  /** «Да, верно»: the plate stands in the dialog; `about` is the mark of the one that the message names. */
  | { readonly kind: 'add car'; readonly about: number }
  | { readonly kind: 'car'; readonly act: CarAct; readonly car: CarId }
  | { readonly kind: 'plate'; readonly act: PlateAct; readonly question: number };

export type CarsAct = (typeof CARS)[keyof typeof CARS];
export type CarAct = (typeof CAR)[keyof typeof CAR];
export type PlateAct = (typeof PLATE)[keyof typeof PLATE];

const CARS = { l: 'list', a: 'add' } as const;
const CAR = {
  r: 'remove',
  ry: 'remove for sure',
  s: 'show',
  c: 'confirm',
  n: 'refuse',
  t: 'take',
  ty: 'take for sure',
  m: 'mine',
  mn: 'not mine',
} as const;
const PLATE = { qf: 'family', qu: 'unknown' } as const;

export function plateFingerprint(plate: string): number {
  return fingerprintOf([...plate].map((sign) => sign.codePointAt(0) ?? 0));
}

function encode(code: CarCode): string {
  switch (code.kind) {
    case 'cars':
      return `k:${wordFor(CARS, code.act)}`;
    case 'add car':
      return `k:y:${id(code.about)}`;
    case 'car':
      return `k:${wordFor(CAR, code.act)}:${id(code.car)}`;
    case 'plate':
      return `k:${wordFor(PLATE, code.act)}:${id(code.question)}`;
  }
}

function decode(text: string): CarCode | null {
  const [, word = '', digits] = text.split(':');
  const list = meaningOf(CARS, word);
  if (list) return { kind: 'cars', act: list };
  const number = readId(digits);
  if (number === null) return null;
  if (word === 'y') return { kind: 'add car', about: number };
  const answer = meaningOf(PLATE, word);
  if (answer) return { kind: 'plate', act: answer, question: number };
  const act = meaningOf(CAR, word);
  return act && { kind: 'car', act, car: carId(number) };
}

export const carButtons = buttons<CarCode>(['k'], encode, decode);
