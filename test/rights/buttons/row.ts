import assert from 'node:assert/strict';
import type { Person } from '../../../playground/index.ts';
import type { ButtonCode } from '../../../src/chat/buttons.ts';
import {
  type AlertId,
  alertId,
  type ClaimId,
  claimId,
  type SpotNumber,
  spotNumber,
} from '../../../src/core/kernel/ids.ts';
import { applies } from '../../support/joining.ts';
import type { TestBed } from '../people.ts';

/** Somebody before a button that is his to press. */
export type Scene = { readonly presser: Person; readonly code: ButtonCode };

export type Row = {
  /** A new thing and its button, each time. */
  readonly scene: (bed: TestBed) => Promise<Scene>;
  /**
   * `oneself`: whoever presses it acts for himself, so that nobody else's press is forged. `strangers`: it is
   * for people whom we do not know yet.
   */
  readonly about: 'a thing' | 'oneself' | 'strangers';
  /** Other buttons that nobody but such a presser may press. */
  readonly also?: readonly ButtonCode[];
};

/** `act: done`, `answer`, `administer: person`: a button by its kind and what it does. */
export type ButtonName = NameOf<ButtonCode>;
type NameOf<Code> = Code extends { readonly kind: 'administer'; readonly wish: infer Wish }
  ? Wish extends { readonly on: infer On extends string }
    ? `administer: ${On}`
    : never
  : Code extends {
        readonly kind: infer Kind extends string;
        readonly act: infer Act extends string;
      }
    ? `${Kind}: ${Act}`
    : Code extends { readonly kind: infer Kind extends string }
      ? Kind
      : never;

const given = new WeakMap<TestBed, number>();

/** A number that no scene of this house has had yet. */
export function fresh(bed: TestBed): number {
  const next = (given.get(bed) ?? 0) + 1;
  given.set(bed, next);
  return next;
}

/** A spot that nobody has had to do with yet. */
export const freshSpot = (bed: TestBed): SpotNumber => spotNumber(1_000 + fresh(bed)) ?? assert.fail();

export async function newest(
  { app }: TestBed,
  table: 'claims' | 'alerts' | 'spot_imports' | 'groups' | 'asked_back' | 'announcements' | 'invites',
): Promise<number> {
  const { rows } = await app.pool.query<{ id: string }>(`select max(id) as id from ${table}`);
  return Number(rows[0]?.id ?? assert.fail(`no ${table}`));
}

export async function freshResident(
  bed: TestBed,
  name: string,
): Promise<{ readonly person: Person; readonly spot: SpotNumber }> {
  const spot = freshSpot(bed);
  return { person: await bed.app.resident(name, [spot]), spot };
}

export type Claimed = { readonly applicant: Person; readonly claim: ClaimId; readonly spot: SpotNumber };

/** Somebody new claims the spot, or one that nobody has. */
export async function claimed(bed: TestBed, spot: SpotNumber = freshSpot(bed)): Promise<Claimed> {
  // An hour later: the admins get cards, no digest.
  await bed.app.advance(61);
  const applicant = bed.app.stranger('Заявитель');
  await applies(bed.app, applicant, String(spot));
  return { applicant, claim: claimId(await newest(bed, 'claims')), spot };
}

/** A claim for a spot that somebody holds. */
export async function disputed(bed: TestBed): Promise<Claimed & { readonly holder: Person }> {
  const { person: holder, spot } = await freshResident(bed, 'Хозяин');
  return { ...(await claimed(bed, spot)), holder };
}

export type Thread = {
  readonly sender: Person;
  readonly holder: Person;
  readonly alert: AlertId;
  readonly spot: SpotNumber;
};

/** A thread that has just been raised. */
export async function thread(bed: TestBed, command: '/blocked' | '/sos' = '/blocked'): Promise<Thread> {
  const { person: holder, spot } = await freshResident(bed, 'Хозяин');
  const { person: sender } = await freshResident(bed, 'Сосед');
  await bed.app.says(sender, `${command} ${spot}`);
  return { sender, holder, alert: alertId(await newest(bed, 'alerts')), spot };
}
