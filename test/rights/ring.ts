import assert from 'node:assert/strict';
import type { Account } from '../../src/application/account.ts';
import { tryCode } from '../../src/application/at-the-gate.ts';
import { joinHouse } from '../../src/application/join-house.ts';
import { reportOnce } from '../../src/application/report-holder.ts';
import { actOnThread } from '../../src/core/alerts/act-on-thread.ts';
import { complain } from '../../src/core/alerts/complain.ts';
import { muteSender } from '../../src/core/alerts/mute-sender.ts';
import { passNoteOn } from '../../src/core/alerts/pass-note-on.ts';
import { raiseAlert } from '../../src/core/alerts/raise-alert.ts';
import { seeStatistics } from '../../src/core/alerts/see-statistics.ts';
import { writeLetter } from '../../src/core/alerts/write-letter.ts';
import { endMarks, hideMark, markSpot } from '../../src/core/away/mark-spot.ts';
import { listCopies, takeCopy, wantCopy, wantDailyCopies } from '../../src/core/backups/want-copy.ts';
import { decideRestore, wantRestore } from '../../src/core/backups/want-restore.ts';
import { changeSetting } from '../../src/core/complexes/settings.ts';
import { freeSpots, lookUp, seeParking } from '../../src/core/directory/look-up.ts';
import { linkGroup, seeGroup, seeGroups, unlinkGroup } from '../../src/core/groups/link-group.ts';
import { readJournal } from '../../src/core/journal/read-journal.ts';
import { alertId, claimId, groupId, passId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import {
  leaveResort,
  leaveSpotResort,
  seeOwnResort,
  seeSpotResort,
} from '../../src/core/last-resort/leave-resort.ts';
import { seeUnreached } from '../../src/core/notifications/unreached-spots.ts';
import { letIn, letOut } from '../../src/core/passes/at-gate.ts';
import { makePass } from '../../src/core/passes/make-pass.ts';
import {
  passByCode,
  passByLink,
  passesByPlate,
  passesSince,
  seePass,
} from '../../src/core/passes/see-passes.ts';
import { extendPass, revokePass } from '../../src/core/passes/steer-pass.ts';
import { forget, mayForget } from '../../src/core/privacy/forget.ts';
import { seeOwnData } from '../../src/core/privacy/see-own-data.ts';
import { answerQuestion } from '../../src/core/residents/answer-question.ts';
import { approveAll, undisputedClaims } from '../../src/core/residents/approve-all.ts';
import { banResident, liftBan } from '../../src/core/residents/ban.ts';
import { makeAdmin, removeAdmin, removeGuard } from '../../src/core/residents/change-roles.ts';
import { giveConsent } from '../../src/core/residents/consent.ts';
import { decideClaim } from '../../src/core/residents/decide-claim.ts';
import { giveUpSpot } from '../../src/core/residents/give-up-spot.ts';
import {
  freeSpot,
  giveSpot,
  protestLoss,
  removeHolder,
  reportHolder,
} from '../../src/core/residents/hold-spot.ts';
import { inviteFamily } from '../../src/core/residents/invite-family.ts';
import { becomeGuard, inviteGuard } from '../../src/core/residents/invite-guard.ts';
import { acceptInvite, inviteResident } from '../../src/core/residents/invite-resident.ts';
import { listLinks, revokeLink, seeOwnLinks } from '../../src/core/residents/open-links.ts';
import { protestTransfer } from '../../src/core/residents/protest-transfer.ts';
import {
  readClaimTalk,
  seeClaim,
  showNextClaim,
  showOldestClaim,
  waitingClaims,
} from '../../src/core/residents/see-claims.ts';
import { listResidents, seeResident } from '../../src/core/residents/see-residents.ts';
import { asksFlat, submitClaim } from '../../src/core/residents/submit-claim.ts';
import { askApplicant, explainClaim } from '../../src/core/residents/talk-about-claim.ts';
import { applyImport, beginImport, dropImport } from '../../src/core/spots/import-spots.ts';
import {
  exportSpots,
  listSpots,
  seeCoHolders,
  seeFlats,
  seeHolders,
  seeImport,
} from '../../src/core/spots/see-spots.ts';
import { setNoSignals } from '../../src/core/spots/silence.ts';
import { joinByStrip } from '../../src/core/strips/join-by-strip.ts';
import { printStrips, revokeStrips, seeStrips } from '../../src/core/strips/print-strips.ts';
import { type Call, type Go, NOTHING } from './call.ts';
import { ANNOUNCEMENT_CALLS } from './ring-announcements.ts';
import { CAR_CALLS, OWN_CARS } from './ring-cars.ts';
import { LENDING_CALLS, OWN_WISHES } from './ring-lending.ts';
import { NOTIFICATION_CALLS } from './ring-notifications.ts';
import { PLATE_CALLS } from './ring-plates.ts';
import { TAG_CALLS } from './ring-tags.ts';
import { TENANCY_CALLS } from './ring-tenancy.ts';
import { WEB_CALLS } from './ring-web.ts';

const [ALERT, CLAIM, GROUP] = [alertId(NOTHING), claimId(NOTHING), groupId(NOTHING)];
const [PASS, PERSON] = [passId(NOTHING), personId(NOTHING)];
const SPOT = spotNumber(99) ?? assert.fail();
const account: Account = {
  displayName: 'Кто-то',
  username: null,
  isNamedAdmin: false,
  meet: async () => PERSON,
  refresh: async () => {},
  setReachable: async () => {},
  spendNaming: async () => false,
  pace: async () => 'fine',
  paceClearsAt: async () => null,
};
const vault = { encrypts: true, list: async () => [] };

/** Every use case that the table is asked about, by its name; a word behind it where it is called in several ways. */
export const CALLS: Readonly<Record<string, Call>> = {
  joinHouse: ['give consent', (tx, me, now) => joinHouse(tx, account, me, now)],
  giveConsent: ['give consent', (tx, me, now) => giveConsent(tx, me, async () => personId(NOTHING), now)],
  submitClaim: [
    'claim spots',
    (tx, me, now) => submitClaim(tx, me, { spots: [SPOT], flat: '87' }, now),
    'already waiting',
  ],
  asksFlat: ['claim spots', (tx, me, now) => asksFlat(tx, me, [SPOT], now), 'already waiting'],
  decideClaim: ['decide claims', (tx, me, now) => decideClaim(tx, me, CLAIM, { kind: 'approve' }, now)],
  undisputedClaims: ['decide claims', (tx, me) => undisputedClaims(tx, me)],
  approveAll: ['decide claims', (tx, me, now) => approveAll(tx, me, [CLAIM], now)],
  askApplicant: ['decide claims', (tx, me, now) => askApplicant(tx, me, CLAIM, 'Кто?', now)],
  waitingClaims: ['decide claims', (tx, me) => waitingClaims(tx, me)],
  showOldestClaim: ['decide claims', (tx, me) => showOldestClaim(tx, me)],
  showNextClaim: ['decide claims', (tx, me) => showNextClaim(tx, me, CLAIM)],
  seeClaim: ['decide claims', (tx, me) => seeClaim(tx, me, CLAIM)],
  readClaimTalk: ['decide claims', (tx, me) => readClaimTalk(tx, me, CLAIM)],
  inviteGuard: ['invite guards', (tx, me, now) => inviteGuard(tx, me, now)],
  listResidents: ['manage residents', (tx, me) => listResidents(tx, me, null, [])],
  seeResident: ['manage residents', (tx, me) => seeResident(tx, me, PERSON)],
  makeAdmin: ['manage residents', (tx, me, now) => makeAdmin(tx, me, PERSON, now)],
  removeAdmin: ['manage residents', (tx, me, now) => removeAdmin(tx, me, PERSON, now)],
  removeGuard: ['manage residents', (tx, me, now) => removeGuard(tx, me, PERSON, now)],
  banResident: [
    'manage residents',
    (tx, me, now) => banResident(tx, me, PERSON, { until: now, reason: 'шум' }, now),
  ],
  liftBan: ['manage residents', (tx, me, now) => liftBan(tx, me, PERSON, now)],
  listLinks: ['manage residents', (tx, me, now) => listLinks(tx, me, now)],
  revokeLink: ['manage residents', (tx, me, now) => revokeLink(tx, me, NOTHING, now)],
  inviteFamily: ['invite family', (tx, me, now) => inviteFamily(tx, me, SPOT, now)],
  seeOwnLinks: ['invite family', (tx, me, now) => seeOwnLinks(tx, me, now)],
  seeStrips: ['print strips', (tx, me, now) => seeStrips(tx, me, now)],
  printStrips: ['print strips', (tx, me, now) => printStrips(tx, me, 'all', 0, now)],
  revokeStrips: ['print strips', (tx, me, now) => revokeStrips(tx, me, now)],
  inviteResident: ['manage spots', (tx, me, now) => inviteResident(tx, me, SPOT, now)],
  giveSpot: [
    'manage spots',
    (tx, me, now) => giveSpot(tx, me, { spot: SPOT, person: PERSON, how: 'assign', seen: 1 }, now),
  ],
  freeSpot: ['manage spots', (tx, me, now) => freeSpot(tx, me, SPOT, 1, now)],
  removeHolder: ['manage spots', (tx, me, now) => removeHolder(tx, me, SPOT, PERSON, now)],
  listSpots: ['manage spots', (tx, me) => listSpots(tx, me, () => 0, 1)],
  seeFlats: ['manage spots', (tx, me) => seeFlats(tx, me, SPOT)],
  seeHolders: ['manage spots', (tx, me) => seeHolders(tx, me, SPOT)],
  exportSpots: ['manage spots', (tx, me, now) => exportSpots(tx, me, now)],
  seeImport: ['manage spots', (tx, me) => seeImport(tx, me, NOTHING)],
  beginImport: [
    'manage spots',
    (tx, me, now) => beginImport(tx, me, { file: 'f', name: 'a.csv', bytes: 1 }, now),
  ],
  applyImport: ['manage spots', (tx, me, now) => applyImport(tx, me, NOTHING, 'few', now)],
  dropImport: ['manage spots', (tx, me) => dropImport(tx, me, NOTHING)],
  changeSetting: [
    'change settings',
    (tx, me, now) => changeSetting(tx, me, { name: 'name', value: 'Двор' }, now),
  ],
  seeStatistics: ['see statistics', (tx, me, now) => seeStatistics(tx, me, now, now)],
  readJournal: ['read journal', (tx, me) => readJournal(tx, me, () => 0, 1)],
  seeCoHolders: ['report holder', (tx, me) => seeCoHolders(tx, me)],
  reportHolder: ['report holder', (tx, me) => reportHolder(tx, me, SPOT, PERSON)],
  reportOnce: ['report holder', (tx, me) => reportOnce(tx, account, me, SPOT, PERSON)],
  makePass: [
    'make passes',
    (tx, me, now) => makePass(tx, me, { guest: 'Марина', spot: SPOT, hours: 2 }, now),
  ],
  extendPass: ['make passes', (tx, me, now) => extendPass(tx, me, PASS, { hours: 2, from: now }, now)],
  revokePass: ['steer own passes', (tx, me, now) => revokePass(tx, me, PASS, now)],
  seePass: ['check passes', (tx, me) => seePass(tx, me, PASS)],
  passByLink: ['check passes', (tx, me) => passByLink(tx, me, 'p_nothing')],
  tryCode: ['check passes', (tx, me) => tryCode(tx, account, me, '123456')],
  passByCode: ['check passes', (tx, me) => passByCode(tx, me, '123456')],
  passesByPlate: ['check passes', (tx, me, now) => passesByPlate(tx, me, '123', now, 1)],
  passesSince: ['check passes', (tx, me, now) => passesSince(tx, me, now, 1)],
  letIn: ['check passes', (tx, me, now) => letIn(tx, me, PASS, now)],
  letOut: ['check passes', (tx, me, now) => letOut(tx, me, PASS, now)],
  markSpot: ['mark spots', (tx, me, now) => markSpot(tx, me, SPOT, now, now)],
  hideMark: ['mark spots', (tx, me, now) => hideMark(tx, me, SPOT, true, now)],
  endMarks: ['mark spots', (tx, me, now) => endMarks(tx, me, [SPOT], now)],
  seeUnreached: ['manage residents', (tx, me) => seeUnreached(tx, me)],
  ...TAG_CALLS,
  ...LENDING_CALLS,
  ...TENANCY_CALLS,
  seeOwnResort: ['leave last resort', (tx, me) => seeOwnResort(tx, me)],
  leaveResort: ['leave last resort', (tx, me, now) => leaveResort(tx, me, 'flat', '87', now)],
  seeSpotResort: ['manage spots', (tx, me) => seeSpotResort(tx, me, SPOT)],
  leaveSpotResort: ['manage spots', (tx, me, now) => leaveSpotResort(tx, me, SPOT, null, now)],
  setNoSignals: ['silence own spot', (tx, me) => setNoSignals(tx, me, SPOT, true)],
  'raiseAlert blocked': [
    'raise blocked',
    (tx, me, now) => raiseAlert(tx, me, { kind: 'blocked', spot: SPOT }, now),
  ],
  'raiseAlert unknown': [
    'raise blocked',
    (tx, me, now) => raiseAlert(tx, me, { kind: 'unknown', spot: null }, now),
  ],
  'raiseAlert stranger': [
    'report stranger',
    (tx, me, now) => raiseAlert(tx, me, { kind: 'stranger', spot: me.spots[0] ?? SPOT }, now),
  ],
  'raiseAlert sos': ['raise sos', (tx, me, now) => raiseAlert(tx, me, { kind: 'sos', spot: SPOT }, now)],
  'raiseAlert message': [
    'send message',
    (tx, me, now) => raiseAlert(tx, me, { kind: 'message', spot: SPOT }, now),
  ],
  'actOnThread remind': [
    'steer own alert',
    (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'remind' }, now),
  ],
  'actOnThread call': ['steer own alert', (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'call' }, now)],
  'actOnThread resolve': [
    'end own alert',
    (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'resolve' }, now),
  ],
  'actOnThread wrong number': [
    'end own alert',
    (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'wrong number' }, now),
  ],
  'actOnThread other number': [
    'end own alert',
    (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'other number' }, now),
  ],
  'actOnThread sign': [
    'steer own alert',
    (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'sign', spot: SPOT }, now),
  ],
  'actOnThread answer': [
    'answer alert',
    (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'answer', answer: 'coming' }, now),
  ],
  'actOnThread done': ['answer alert', (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'done' }, now)],
  'actOnThread take': ['take alert', (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'take' }, now)],
  'actOnThread helped': ['take alert', (tx, me, now) => actOnThread(tx, me, ALERT, { kind: 'helped' }, now)],
  writeLetter: [
    'write letters',
    (tx, me, now) => writeLetter(tx, me, ALERT, 'sender', { text: 'Иду', photos: [] }, now),
  ],
  passNoteOn: [
    'write letters',
    async (tx, me, now) => {
      const note = { text: 'Иду', photos: [] };
      const why = await passNoteOn(tx, me, ALERT, { note, fromGroup: false }, now);
      return why ? { ok: false, why } : { ok: true, value: null };
    },
  ],
  complain: ['complain', (tx, me, now) => complain(tx, me, ALERT, null, now)],
  muteSender: ['mute neighbours', (tx, me, now) => muteSender(tx, me, ALERT, true, now)],
  lookUp: ['look up spots', (tx, me, now) => lookUp(tx, me, SPOT, now)],
  freeSpots: ['look up spots', (tx, me, now) => freeSpots(tx, me, now)],
  seeParking: ['look up spots', (tx, me, now) => seeParking(tx, me, now)],
  linkGroup: [
    'link groups',
    (tx, me, now) => linkGroup(tx, me, GROUP, { language: 'ru', isThere: false, admin: 'in' }, now),
  ],
  unlinkGroup: ['link groups', (tx, me, now) => unlinkGroup(tx, me, GROUP, now)],
  seeGroups: ['link groups', (tx, me) => seeGroups(tx, me)],
  seeGroup: ['link groups', (tx, me) => seeGroup(tx, me, GROUP)],
  wantCopy: ['keep copies', (tx, me, now) => wantCopy(tx, me, now)],
  wantDailyCopies: ['keep copies', (tx, me) => wantDailyCopies(tx, me, true, vault)],
  takeCopy: ['keep copies', (tx, me) => takeCopy(tx, me, NOTHING, vault)],
  listCopies: ['restore copies', (_, me) => listCopies(me, vault)],
  wantRestore: [
    'restore copies',
    (tx, me, now) => wantRestore(tx, me, { kind: 'folder', name: 'a.gz' }, now),
  ],
  decideRestore: ['restore copies', (tx, me, now) => decideRestore(tx, me, NOTHING, 'confirmed', now)],
  ...ANNOUNCEMENT_CALLS,
  ...CAR_CALLS,
  ...NOTIFICATION_CALLS,
  ...PLATE_CALLS,
  ...WEB_CALLS,
  mayForget: ['own data', (tx, me) => mayForget(tx, me)],
  forget: ['own data', (tx, me, now) => forget(tx, me, now)],
  seeOwnData: ['own data', (tx, me) => seeOwnData(tx, me)],
};

/** Those that ask whose the thing is, whatever somebody may: with a thing that nobody has nothing happens. */
export const OWN: Readonly<Record<string, Go>> = {
  answerQuestion: (tx, me, now) => answerQuestion(tx, me, CLAIM, SPOT, 'family', now),
  ...OWN_CARS,
  ...OWN_WISHES,
  explainClaim: (tx, me, now) => explainClaim(tx, me, CLAIM, { text: 'Я', photos: [] }, now),
  protestTransfer: (tx, me, now) => protestTransfer(tx, me, CLAIM, SPOT, now),
  protestLoss: (tx, me, now) => protestLoss(tx, me, NOTHING, now),
  giveUpSpot: (tx, me, now) => giveUpSpot(tx, me, SPOT, now),
  becomeGuard: (tx, me, now) => becomeGuard(tx, me, 'a'.repeat(22), now),
  acceptInvite: (tx, me, now) => acceptInvite(tx, me, 'a'.repeat(22), now),
  joinByStrip: (tx, me, now) => joinByStrip(tx, me, 'a'.repeat(22), now),
};
