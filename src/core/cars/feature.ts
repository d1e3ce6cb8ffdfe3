import type { Feature } from '../feature.ts';
import type { CarId } from '../kernel/ids.ts';
import { type CarNotice, carNotices } from './car-notices.ts';

/** A plate that two people name who do not belong together, for the admins. */
export type CarCard = { readonly kind: 'car'; readonly car: CarId };

export const cars = {
  notices: carNotices,
  cards: { car: { rung: 'note', edited: 'note', needs: () => 'manage residents' } },
} as const satisfies Feature<CarNotice, CarCard>;
