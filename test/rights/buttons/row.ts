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
import type { Yard } from '../people.ts';

/** Somebody before a button that is his to press. */
export type Scene = { readonly presser: Person; readonly code: ButtonCode };

export type Row = {
  /** A new thing and its button, each time. */
  readonly scene: (yard: Yard) => Promise<Scene>;
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

/** A spot that nobody has had to do with yet. */
export function freshSpot({ house }: Yard): SpotNumber {
  return spotNumber(1_000 + house.world.people().length) ?? assert.fail();
}

export async function newest(
  { house }: Yard,
  table: 'claims' | 'alerts' | 'spot_imports' | 'groups' | 'asked_back' | 'announcements',
): Promise<number> {
  const { rows } = await house.pool.query<{ id: string }>(`select max(id) as id from ${table}`);
  return Number(rows[0]?.id ?? assert.fail(`no ${table}`));
}

export async function freshResident(
  yard: Yard,
  name: string,
): Promise<{ readonly person: Person; readonly spot: SpotNumber }> {
  const spot = freshSpot(yard);
  return { person: await yard.house.resident(name, [spot]), spot };
}

export type Claimed = { readonly applicant: Person; readonly claim: ClaimId; readonly spot: SpotNumber };

/** Somebody new claims the spot, or one that nobody has. */
export async function claimed(yard: Yard, spot: SpotNumber = freshSpot(yard)): Promise<Claimed> {
  // An hour later: the admins get cards, no digest.
  await yard.house.pass(61);
  const applicant = yard.house.stranger('Заявитель');
  await applies(yard.house, applicant, String(spot));
  return { applicant, claim: claimId(await newest(yard, 'claims')), spot };
}

/** A claim for a spot that somebody holds. */
export async function disputed(yard: Yard): Promise<Claimed & { readonly holder: Person }> {
  const { person: holder, spot } = await freshResident(yard, 'Хозяин');
  return { ...(await claimed(yard, spot)), holder };
}

export type Thread = {
  readonly sender: Person;
  readonly holder: Person;
  readonly alert: AlertId;
  readonly spot: SpotNumber;
};

/** A thread that has just been raised. */
export async function thread(yard: Yard, command: '/blocked' | '/sos' = '/blocked'): Promise<Thread> {
  const { person: holder, spot } = await freshResident(yard, 'Хозяин');
  const { person: sender } = await freshResident(yard, 'Сосед');
  await yard.house.says(sender, `${command} ${spot}`);
  return { sender, holder, alert: alertId(await newest(yard, 'alerts')), spot };
}
