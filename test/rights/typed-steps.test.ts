import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { type Kind, mayKind } from '../../scripts/access-table.ts';
import type { DialogKind } from '../../src/chat/features.ts';
import type { Action } from '../../src/core/access.ts';
import { DIALOGS, openDialog } from '../scenarios/dialogs.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { contents } from './contents.ts';
import { becomes } from './roles-taken.ts';

/** What a typed line takes, as a press does; null: the use case asks whose the thing is, or nothing is typed there. */
const NEEDS: Record<DialogKind, Action | null> = {
  'adding car': 'keep cars',
  addressing: 'announce',
  administering: 'manage residents',
  announcing: 'announce',
  'approving all': null,
  'asking back': 'decide claims',
  'asking holder': 'check passes',
  'checking pass': 'check passes',
  'claiming spots': 'claim spots',
  describing: 'raise blocked',
  explaining: null,
  extending: 'make passes',
  inviting: 'make passes',
  leaving: 'mark spots',
  'leaving last resort': 'leave last resort',
  letting: 'let own spot',
  'looking up': 'look up spots',
  messaging: 'send message',
  'naming flat': 'claim spots',
  raising: 'raise blocked',
  restoring: 'restore copies',
  seeking: 'borrow spots',
  writing: 'write letters',
};

/** What somebody may be by the time he types. */
const LATER = [
  'newcomer',
  'applicant',
  'resident without a spot',
  'banned resident',
  'guard',
  'admin',
] as const;

for (const [kind, action] of Object.entries(NEEDS) as [DialogKind, Action | null][]) {
  const lost = LATER.filter((later) => action !== null && !mayKind(later, action));
  if (lost.length === 0) continue;
  test(`A line typed in «${kind}» does nothing for whoever may not «${action}» any more, and ends the question`, async (t) => {
    const app = await openTestApp(t);
    const { person, begin } = await DIALOGS[kind].ready(app);
    const was = await becomes(app, person);
    for (const later of lost) {
      await was.himself();
      await app.advance(6);
      await begin();
      assert.equal(await openDialog(app, person), kind);
      await was.now(later);
      await typesIn(app, person, kind, later);
    }
  });
}

async function typesIn(app: TestApp, person: Person, kind: DialogKind, later: Kind): Promise<void> {
  const before = await contents(app);
  const heard = app.world.messages(person).length;
  await app.says(person, kind === 'checking pass' ? 'А123ВС77' : '45');
  assert.ok(app.world.messages(person).length > heard, `${later} is answered`);
  assert.deepEqual(await contents(app), before, `${later}: ${app.reads(person)}`);
  if (later !== 'banned resident' && later !== 'newcomer' && later !== 'applicant')
    assert.match(app.reads(person), kind === 'writing' ? /^Не передано/ : /^Это вам больше недоступно/);
  // A ban is told of whatever is typed, and ends.
  if (later !== 'banned resident') assert.notEqual(await openDialog(app, person), kind, later);
}
