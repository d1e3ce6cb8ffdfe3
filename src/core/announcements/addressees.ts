import { fingerprintOf } from '../kernel/fingerprint.ts';
import type { SpotNumber } from '../kernel/ids.ts';
import type { Section } from '../spots/spot-book.ts';

/** «Кому»: whom an announcement concerns. */
export type Addressees =
  | { readonly kind: 'all' }
  | { readonly kind: 'spots'; readonly spots: readonly SpotNumber[] }
  | Sections;

/** Sections of the list of spots, and the spots that stand there: as they were when it was sent, once it was. */
export type Sections = {
  readonly kind: 'sections';
  readonly sections: readonly string[];
  readonly spots: readonly SpotNumber[];
};

/** Stands for a section in the data of a button: what an admin calls it has no room there. */
export function sectionFingerprint(name: string): number {
  return fingerprintOf([...name].map((letter) => letter.codePointAt(0) ?? 0));
}

/** With the section, or without it where it was among them already. None of them left: it is for all again. */
export function withSection(to: Addressees, name: string, known: readonly Section[]): Addressees {
  const chosen = to.kind === 'sections' ? to.sections : [];
  const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
  return next.length === 0 ? { kind: 'all' } : sectionsOf(next, known);
}

export function sectionsOf(names: readonly string[], known: readonly Section[]): Sections {
  const chosen = known.filter(({ name }) => names.includes(name));
  const spots = chosen.flatMap((one) => one.spots).toSorted((a, b) => a - b);
  return { kind: 'sections', sections: chosen.map(({ name }) => name), spots };
}

/** Whether it concerns one of these spots. */
export function concerns(to: Addressees, spots: readonly SpotNumber[]): boolean {
  return to.kind === 'all' || spots.some((spot) => to.spots.includes(spot));
}
