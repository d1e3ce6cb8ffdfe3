import type { CarAtGate } from '../../core/cars/car-ports.ts';
import type { Speech } from '../kit/update-context.ts';
import type { RichText } from '../kit/wording.ts';

/** That a car belongs here, and to which spot, a line each; nothing of whose it is. */
export function carsAtGateText(
  { say }: Speech,
  cars: readonly CarAtGate[],
  most: number,
): readonly RichText[] {
  const shown = cars.slice(0, most).map(({ spots }) => {
    const [first, second] = spots;
    if (first === undefined) return say('gate-resident-car-no-spot');
    const numbers = spots.join(', ');
    return second === undefined
      ? say('gate-resident-car', { spot: numbers })
      : say('gate-resident-car-spots', { spots: numbers });
  });
  return cars.length > most ? [...shown, say('gate-resident-car-more')] : shown;
}
