import type { Feature } from '../kit/feature.ts';
import type { CarCode } from './buttons.ts';
import { drawCar } from './car-card.ts';
import { drawCarNotice } from './car-notices.ts';
import { onCar } from './car-press.ts';
import { onCars, onPlateRight, onPlateTyped, plateExpected } from './cars.ts';
import type { CarDialog } from './dialogs.ts';
import { onPlateAnswer } from './plate-question.ts';

export const cars = {
  presses: {
    cars: (context, { act }) => onCars(context, act),
    'add car': onPlateRight,
    car: onCar,
    plate: onPlateAnswer,
  },
  whenBanned: {
    cars: ({ act }) => act === 'list',
    car: ({ act }) => act === 'remove' || act === 'remove for sure',
    plate: true,
  },
  dialogs: {
    'adding car': { needs: () => 'keep cars', text: onPlateTyped, media: plateExpected },
  },
  notices: {
    'car offer': drawCarNotice,
    'car question': drawCarNotice,
    'car listed': drawCarNotice,
    'car taken away': drawCarNotice,
  },
  cards: { car: drawCar },
} satisfies Feature<CarCode, CarDialog>;
