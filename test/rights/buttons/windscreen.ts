import assert from 'node:assert/strict';
import type { Person } from '../../../playground/index.ts';
import type { OwnTagAct } from '../../../src/chat/windscreen/buttons.ts';
import { alertId, personId } from '../../../src/core/kernel/ids.ts';
import { hasTag, passerBy } from '../../support/passer-by.ts';
import { wireOf } from '../../support/wire-of.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, freshResident, newest, type Row } from './row.ts';

/** Somebody with a spot, and perhaps with a card already. */
async function holder(bed: TestBed, hasTag: boolean) {
  const { person, spot } = await freshResident(bed, 'Житель');
  if (hasTag) await bed.press(person, wireOf({ kind: 'own tag', act: 'print', spot }));
  return { person, spot };
}

const own = (act: OwnTagAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person, spot } = await holder(bed, act !== 'print');
    return { presser: person, code: { kind: 'own tag', act, spot } };
  },
});

/** An admin's, about somebody's card. */
async function ofHolder(bed: TestBed) {
  const { person, spot } = await holder(bed, true);
  return { spot, person: await numberOf(bed, person), admin: bed.people.admin };
}

async function numberOf(bed: TestBed, person: Person) {
  return personId((await bed.idOf(person)) ?? assert.fail());
}

export const WINDSCREEN_BUTTONS = {
  'act: false call': {
    about: 'a thing',
    scene: async (bed) => {
      const { person, spot } = await freshResident(bed, 'Житель');
      const token = await hasTag(bed.app, person, spot);
      // Each from a place of his own: what is counted is not the subject.
      const address = `203.0.${Math.floor(spot / 250)}.${spot % 250}`;
      await passerBy(bed.app, { address }).calls(token);
      const alert = alertId(await newest(bed, 'alerts'));
      return { presser: person, code: { kind: 'act', alert, act: 'false call' } };
    },
  },
  'own tags': {
    about: 'oneself',
    scene: async (bed) => ({ presser: (await holder(bed, true)).person, code: { kind: 'own tags' } }),
  },
  'own tag: print': own('print'),
  'own tag: replace': own('replace'),
  'own tag: remove': own('remove'),
  'own tag: remove for sure': own('remove for sure'),
  'replace tag': {
    about: 'a thing',
    scene: async (bed) => {
      const { person, spot } = await holder(bed, true);
      return { presser: person, code: { kind: 'replace tag', spot, replaced: 1 } };
    },
  },
  'tags of spot': {
    about: 'a thing',
    scene: async (bed) => {
      const { spot, admin } = await ofHolder(bed);
      return { presser: admin, code: { kind: 'tags of spot', spot } };
    },
  },
  'tag for': {
    about: 'a thing',
    scene: async (bed) => {
      const { spot, person, admin } = await ofHolder(bed);
      return { presser: admin, code: { kind: 'tag for', spot, person } };
    },
  },
  'tag for sure': {
    about: 'a thing',
    scene: async (bed) => {
      const { spot, person, admin } = await ofHolder(bed);
      return { presser: admin, code: { kind: 'tag for sure', spot, person, replaced: 1 } };
    },
  },
} satisfies Partial<Record<ButtonName, Row>>;
