import {
  addressAnnouncement,
  askToMove,
  seeDraft,
} from '../../src/core/announcements/address-announcement.ts';
import { answerRequest } from '../../src/core/announcements/answer-request.ts';
import { draftAnnouncement } from '../../src/core/announcements/draft-announcement.ts';
import { pinAnnouncement } from '../../src/core/announcements/pin-announcement.ts';
import { readAnnouncement, readAnnouncements } from '../../src/core/announcements/read-announcements.ts';
import { callOffAnnouncement, sendAnnouncement } from '../../src/core/announcements/send-announcement.ts';
import { closeRequest, remindSilent, seeAnswers } from '../../src/core/announcements/steer-request.ts';
import { announcementId } from '../../src/core/kernel/ids.ts';
import { type Call, NOTHING } from './call.ts';

const NEWS = announcementId(NOTHING);
const text = { text: 'Вода', formatting: [], photos: [], documents: [] };

/** The use cases of announcements, and of those that ask to move a car. */
export const ANNOUNCEMENT_CALLS: Readonly<Record<string, Call>> = {
  readAnnouncements: ['read announcements', (tx, me, now) => readAnnouncements(tx, me, 1, now)],
  readAnnouncement: ['read announcements', (tx, me, now) => readAnnouncement(tx, me, NEWS, now)],
  answerRequest: ['read announcements', (tx, me, now) => answerRequest(tx, me, NEWS, 'will move', now)],
  draftAnnouncement: ['announce', (tx, me, now) => draftAnnouncement(tx, me, text, null, now)],
  seeDraft: ['announce', (tx, me) => seeDraft(tx, me, NEWS)],
  addressAnnouncement: ['announce', (tx, me) => addressAnnouncement(tx, me, NEWS, (to) => to)],
  askToMove: ['announce', (tx, me) => askToMove(tx, me, NEWS, true)],
  sendAnnouncement: ['announce', (tx, me, now) => sendAnnouncement(tx, me, NEWS, true, now)],
  callOffAnnouncement: ['announce', (tx, me, now) => callOffAnnouncement(tx, me, NEWS, now)],
  pinAnnouncement: ['announce', (tx, me) => pinAnnouncement(tx, me, NEWS)],
  remindSilent: ['announce', (tx, me, now) => remindSilent(tx, me, NEWS, now)],
  closeRequest: ['announce', (tx, me, now) => closeRequest(tx, me, NEWS, now)],
  seeAnswers: ['announce', (tx, me, now) => seeAnswers(tx, me, NEWS, now)],
};
