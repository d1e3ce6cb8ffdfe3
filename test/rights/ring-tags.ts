import assert from 'node:assert/strict';
import { personId, spotNumber } from '../../src/core/kernel/ids.ts';
import {
  issueOwnTag,
  issueTagFor,
  removeOwnTag,
  seeOwnTags,
  seeTagsOf,
} from '../../src/core/windscreen/own-tags.ts';
import { type Call, NOTHING } from './call.ts';

const SPOT = spotNumber(12) ?? assert.fail();
const HOLDER = { person: personId(NOTHING), spot: SPOT };

/** The use cases of «Карточка под стекло». */
export const TAG_CALLS: Readonly<Record<string, Call>> = {
  seeOwnTags: ['print own tag', (tx, me) => seeOwnTags(tx, me)],
  issueOwnTag: ['print own tag', (tx, me, now) => issueOwnTag(tx, me, SPOT, 0, now)],
  removeOwnTag: ['print own tag', (tx, me) => removeOwnTag(tx, me, SPOT)],
  seeTagsOf: ['manage spots', (tx, me) => seeTagsOf(tx, me, SPOT)],
  issueTagFor: ['manage spots', (tx, me, now) => issueTagFor(tx, me, HOLDER, 0, now)],
};
