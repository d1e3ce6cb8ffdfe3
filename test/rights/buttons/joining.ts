import assert from 'node:assert/strict';
import type { ButtonCode } from '../../../src/chat/buttons.ts';
import type { ClaimedSpotAct, InvitedAs } from '../../../src/chat/joining/buttons.ts';
import { claimId } from '../../../src/core/kernel/ids.ts';
import { wireOf } from '../../support/wire-of.ts';
import type { TestBed } from '../people.ts';
import { type ButtonName, claimed, disputed, freshResident, freshSpot, type Row } from './row.ts';

/** Of the three answers of a holder, and what follows from them. */
const byHolder = (act: ClaimedSpotAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { holder, claim, spot } = await disputed(bed);
    return { presser: holder, code: { kind: 'claimed spot', act, claim, spot } };
  },
});

const transfer = (act: ClaimedSpotAct): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { claim, spot } = await disputed(bed);
    return { presser: bed.people.admin, code: { kind: 'claimed spot', act, claim, spot } };
  },
});

const verdict =
  (verdict: 'approve' | 'reject'): Row['scene'] =>
  async (bed) => {
    const { claim } = await claimed(bed);
    return { presser: bed.people.admin, code: { kind: 'claim', claim, verdict } };
  };

const aboutClaim = (act: 'ask back' | 'photos' | 'next'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { applicant, claim } = await claimed(bed);
    await bed.app.taps(applicant, 'Пояснение');
    bed.app.world.photo(applicant);
    await bed.app.quiet();
    return { presser: bed.people.admin, code: { kind: 'about claim', act, claim } };
  },
});

const ownSpot = (act: 'give up' | 'give up for sure'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    const { person, spot } = await freshResident(bed, 'Хозяин');
    return { presser: person, code: { kind: 'own spot', act, spot } };
  },
});

const oneself = (code: ButtonCode): Row => ({
  about: 'oneself',
  scene: async (bed) => ({ presser: bed.people.resident, code }),
});

const byAdmin = (act: 'claims' | 'approve all' | 'invite guard'): Row => ({
  about: 'a thing',
  scene: async (bed) => {
    await claimed(bed);
    return { presser: bed.people.admin, code: { kind: 'joining', act } };
  },
});

const invited = (act: 'agree' | 'accept', as: InvitedAs): Row => ({
  about: act === 'agree' ? 'strangers' : 'oneself',
  scene: async (bed) => {
    const { app, people } = bed;
    const spot = freshSpot(bed);
    const wish = { on: 'spot', act: 'invite', spot } as const;
    await bed.press(people.admin, as === 'guard' ? 'j:ig' : wireOf({ kind: 'administer', wish }));
    const token = /[gr]_([\w-]{22})/.exec(app.reads(people.admin))?.[1] ?? assert.fail('no link');
    const presser = app.stranger('Приглашённый');
    app.world.start(presser);
    await app.quiet();
    if (act === 'accept') await app.taps(presser, 'Согласен');
    return { presser, code: { kind: 'invited', act, as, token } };
  },
});

export const JOINING_BUTTONS = {
  consent: {
    about: 'strangers',
    scene: async (bed) => {
      const presser = bed.app.stranger('Новый');
      bed.app.world.start(presser);
      await bed.app.quiet();
      return { presser, code: { kind: 'consent', agreed: true } };
    },
  },
  'no spot': {
    about: 'oneself',
    scene: async (bed) => {
      const presser = bed.app.stranger('Новый');
      await bed.app.says(presser, '/start');
      await bed.app.taps(presser, 'Согласен');
      return { presser, code: { kind: 'no spot' } };
    },
  },
  'claim spots': {
    about: 'oneself',
    scene: async (bed) => {
      const presser = bed.app.stranger('Новый');
      await bed.app.says(presser, '/start');
      await bed.app.taps(presser, 'Согласен');
      return { presser, code: { kind: 'claim spots', spots: [freshSpot(bed)] } };
    },
  },
  'claim without flat': {
    about: 'oneself',
    scene: async (bed) => {
      const presser = bed.app.stranger('Новый');
      await bed.app.says(presser, '/start');
      await bed.app.taps(presser, 'Согласен');
      return { presser, code: { kind: 'claim without flat', spots: [freshSpot(bed)] } };
    },
  },
  'add spot': {
    about: 'oneself',
    scene: async (bed) => ({ presser: bed.people.resident, code: { kind: 'add spot' } }),
  },
  claim: { about: 'a thing', scene: verdict('approve') },
  'assign held': {
    about: 'a thing',
    scene: async (bed) => {
      const { claim, spot } = await disputed(bed);
      return { presser: bed.people.admin, code: { kind: 'assign held', claim, spot } };
    },
  },
  'claimed spot: family': byHolder('family'),
  'claimed spot: unknown': byHolder('unknown'),
  'claimed spot: left': byHolder('left'),
  'claimed spot: left for sure': byHolder('left for sure'),
  'claimed spot: transfer': transfer('transfer'),
  'claimed spot: transfer for sure': transfer('transfer for sure'),
  'claimed spot: transfer is a mistake': {
    about: 'a thing',
    scene: async (bed) => {
      const { holder, claim, spot } = await disputed(bed);
      await bed.press(bed.people.admin, `j:ty:${claim.toString(36)}:${spot.toString(36)}`);
      return { presser: holder, code: { kind: 'claimed spot', act: 'transfer is a mistake', claim, spot } };
    },
  },
  'about claim: ask back': aboutClaim('ask back'),
  'about claim: explain': {
    about: 'a thing',
    scene: async (bed) => {
      const { applicant, claim } = await claimed(bed);
      return { presser: applicant, code: { kind: 'about claim', act: 'explain', claim } };
    },
  },
  'about claim: photos': aboutClaim('photos'),
  'about claim: next': aboutClaim('next'),
  'about claim: approve all for sure': {
    about: 'a thing',
    scene: async (bed) => {
      await bed.app.pool.query('update claims set open = false');
      await claimed(bed);
      await bed.press(bed.people.admin, 'j:aa');
      const claim = claimId(await lastListed(bed));
      return {
        presser: bed.people.admin,
        code: { kind: 'about claim', act: 'approve all for sure', claim },
      };
    },
  },
  'own spot: give up': ownSpot('give up'),
  'own spot: give up for sure': ownSpot('give up for sure'),
  keep: oneself({ kind: 'keep' }),
  'joining: give up which': oneself({ kind: 'joining', act: 'give up which' }),
  'joining: claims': byAdmin('claims'),
  'joining: approve all': byAdmin('approve all'),
  'joining: invite guard': byAdmin('invite guard'),
  'invited: agree': invited('agree', 'guard'),
  'invited: accept': invited('accept', 'resident'),
} as const satisfies Partial<Record<ButtonName, Row>>;

async function lastListed({ app }: TestBed): Promise<number> {
  const { rows } = await app.pool.query<{ claim: number }>(
    "select (dialog -> 'claims' -> -1)::int as claim from dialogs where dialog ->> 'kind' = 'approving all'",
  );
  return rows[0]?.claim ?? assert.fail('nobody is asked');
}
