declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** Our own row ids, 64-bit in the database, exact in a JavaScript number (checked where they are read). */
export type ComplexId = Branded<number, 'complex'>;
export type PersonId = Branded<number, 'person'>;
export type ClaimId = Branded<number, 'claim'>;
export type AlertId = Branded<number, 'alert'>;
export type LetterId = Branded<number, 'letter'>;
export type CardId = Branded<number, 'card'>;
export type GroupId = Branded<number, 'group'>;
export type LineId = Branded<number, 'line'>;
export type AnnouncementId = Branded<number, 'announcement'>;
export type PassId = Branded<number, 'pass'>;
export type GateQuestionId = Branded<number, 'gate question'>;
export type CarId = Branded<number, 'car'>;
export type AskedBackId = Branded<number, 'asked back'>;
export type TagId = Branded<number, 'tag'>;
export type LendingId = Branded<number, 'lending'>;
export type WishId = Branded<number, 'wish'>;

/** A parking spot's number: an integer from 1 to 99,999, unique in its complex. */
export type SpotNumber = Branded<number, 'spot'>;

export const complexId = (value: number): ComplexId => value as ComplexId;
export const personId = (value: number): PersonId => value as PersonId;
export const claimId = (value: number): ClaimId => value as ClaimId;
export const alertId = (value: number): AlertId => value as AlertId;
export const letterId = (value: number): LetterId => value as LetterId;
export const cardId = (value: number): CardId => value as CardId;
export const groupId = (value: number): GroupId => value as GroupId;
export const announcementId = (value: number): AnnouncementId => value as AnnouncementId;
export const passId = (value: number): PassId => value as PassId;
export const gateQuestionId = (value: number): GateQuestionId => value as GateQuestionId;
export const carId = (value: number): CarId => value as CarId;
export const askedBackId = (value: number): AskedBackId => value as AskedBackId;
export const lendingId = (value: number): LendingId => value as LendingId;
export const wishId = (value: number): WishId => value as WishId;

export const LARGEST_SPOT = 99_999;

/** The number as a spot, or null where no complex can have it. */
export function spotNumber(value: number): SpotNumber | null {
  return Number.isInteger(value) && value >= 1 && value <= LARGEST_SPOT ? (value as SpotNumber) : null;
}
