import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const chat = join(import.meta.dirname, '../../src/chat');
const files = readdirSync(chat, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const textOf = (file: string) => readFileSync(join(chat, file), 'utf8');

/** What a screen or a card reads of the house to be drawn, of what its viewer may see anyway. */
const LOOKS = new Set([
  'alerts.get',
  'alerts.lastUntil',
  'alerts.openOf',
  'alerts.recentlyNamed',
  'alerts.seenBy',
  'announcements.asked',
  'announcements.get',
  'announcements.partOf',
  'announcements.pins',
  'announcements.progress',
  'announcements.unheld',
  'backups.get',
  'backups.lastMade',
  'backups.readers',
  'backups.restore',
  'cars.of',
  'claimTalk.of',
  'claims.allOpen',
  'claims.get',
  'claims.openOf',
  'complexes.get',
  'directory.spots',
  'disputes.questionOf',
  'gateQuestions.get',
  'groups.all',
  'groups.get',
  'lastResorts.shown',
  'lendings.current',
  'lendings.get',
  'lendings.offered',
  'lendings.openOf',
  'letters.get',
  'marks.get',
  'mutes.since',
  'notifications.off',
  'notifications.soundCheck',
  'notifications.unreached',
  'passes.get',
  'passes.insideAt',
  'passes.secrets',
  'register.banOf',
  'residents.get',
  'residents.staff',
  'spots.holders',
  'strips.count',
  'tenancies.of',
  'webSessions.of',
  'wishes.get',
  'wishes.openOf',
]);

/** What belongs to the conversation and not to the house: how it goes on, where its messages stand. */
const TALK = new Set([
  'albums.isWaiting',
  'albums.keep',
  'albums.take',
  'cardMessages.current',
  'cardMessages.letter',
  'cardMessages.photosLost',
  'cardMessages.standing',
  'cardMessages.threadOf',
  'cardMessages.usernameOf',
  'cardMessages.wentBare',
  // Brings down a card that its viewer has.
  'cards.ring',
  'dialogs.end',
  'dialogs.set',
  'groups.askBack',
  'groups.botName',
  'cards.shown',
  'groups.botNameIn',
  'groups.find',
  'groups.isLate',
  'groups.meet',
  'groups.move',
  'groups.showLine',
  'groups.takeBack',
  'limits.clearsAt',
  'limits.foresee',
  'limits.isFull',
  'limits.take',
  'notices.add',
  'people.arrive',
  'people.askedConsent',
  'people.find',
  'people.meet',
  'people.refresh',
  'people.seedAdmin',
  'people.setLanguage',
  'people.setReachable',
  'people.setTopic',
  'updates.failed',
]);

test('No screen asks `may`: it asks what it offers, and the use case asks who may', () => {
  const asking = files.filter((file) => /\bmay\(|core\/access\.ts/.test(textOf(file)));
  assert.deepEqual(asking, ['kit/offers.ts']);
});

test('A screen does nothing to the house but through a use case', () => {
  const used = files.filter((file) => file !== 'seed-sample.ts').flatMap((file) => portsIn(textOf(file)));
  const others = [...new Set(used)].filter((port) => !LOOKS.has(port) && !TALK.has(port));
  assert.deepEqual(others, []);
  const unused = [...LOOKS, ...TALK].filter((port) => !used.includes(port));
  assert.deepEqual(unused, [], 'the lists only shrink');
});

const portsIn = (source: string) => [...source.matchAll(/\btx\.(\w+\.\w+)\(/g)].map(([, port = '']) => port);
