import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupLine } from '../../src/chat/alerts/group-line.ts';
import { complaintMessage, letterMessage } from '../../src/chat/alerts/letter-notices.ts';
import { threadLabel } from '../../src/chat/kit/thread-label.ts';
import type { Alert, Holder } from '../../src/core/alerts/alert.ts';
import type { Letter } from '../../src/core/alerts/letter.ts';
import { complexId, letterId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { before, minutes } from '../../src/core/kernel/time.ts';
import type { OpenThread } from '../../src/core/ports.ts';
import { aHolder, anAlert, anna, start } from '../core/an-alert.ts';
import { boris, reads, speech } from './a-view.ts';

const vera = personId(5);
const car = { plate: 'А123ВС', key: 'A123BC' as NonNullable<Alert['car']>['key'] };
const [sender] = anAlert({}).senders;
assert.ok(sender);

const wrote = (author: Letter['author'], part: Letter['part']): Letter => ({
  complex: complexId(1),
  id: letterId(1),
  alert: anAlert({}).id,
  author,
  part,
  content: { text: 'Спасибо', photos: [] },
  writtenAt: start,
  readers: 1,
  delivered: 0,
  lost: 0,
});
const toBoris = (alert: Partial<Alert>, author = anna, roles: readonly 'banned'[] = []) =>
  reads(
    letterMessage(
      speech,
      anAlert({ holders: [aHolder(boris, 'delivered')], ...alert }),
      wrote(author, 'sender'),
      { person: boris, me: { roles: ['resident', ...roles] } },
    ),
  );

test('Who writes about a car signs as he asked: from the house chat and about an alarm without his spot', () => {
  const signed = (more: Partial<typeof sender>, kind: Alert['kind'] = 'blocked') =>
    toBoris({ car, spot: null, kind, senders: [{ ...sender, ...more }] });
  assert.match(signed({}), /Машина А123ВС, пишет сосед с места 12:/);
  assert.match(signed({ fromGroup: true }), /пишет сосед из домового чата:/);
  assert.match(signed({}, 'sos'), /Машина А123ВС, пишет сосед:/);
  assert.match(signed({ guard: true }), /пишет охрана:/);
  assert.match(signed({ spot: null }), /пишет житель дома:/);
  for (const hidden of [signed({ fromGroup: true }), signed({}, 'sos'), signed({ guard: true })])
    assert.doesNotMatch(hidden, /12:|места/);
});

test('Of several who ask, each signs his letter with his own spot', () => {
  const senders = [sender, { ...sender, person: vera, spot: spotNumber(13) }];
  assert.match(toBoris({ car, spot: null, senders }, vera), /с места 13:/);
  assert.match(toBoris({ kind: 'unknown', spot: null, senders }, vera), /с места 13:/);
  assert.match(toBoris({ senders }, vera), /с места 13:/);
  const withoutSpot = [{ ...sender, spot: null }];
  assert.match(toBoris({ kind: 'unknown', spot: null, senders: withoutSpot }), /пишет житель дома:/);
});

test('Whoever answers about a car that nobody knows is a neighbour whose guest may have it', () => {
  const read = (unfound: boolean) =>
    reads(
      letterMessage(speech, anAlert({ car, unfound, spot: null }), wrote(boris, 'holder'), {
        person: anna,
        me: { roles: ['resident'] },
      }),
    );
  assert.match(read(true), /чей гость может мешать/);
  assert.match(read(false), /Пишет хозяин машины А123ВС:/);
});

test('Below a letter stand only the buttons of whoever still has a part in the call, and may press them', () => {
  assert.match(toBoris({}), /\[Ответить\] \[Пожаловаться\]/);
  assert.doesNotMatch(toBoris({}, anna, ['banned']), /Ответить/);
  assert.doesNotMatch(toBoris({ state: 'closed' }), /\[/);
  assert.doesNotMatch(toBoris({ holders: [aHolder(vera, 'delivered')] }), /\[/);
  const borrowed = { holders: [aHolder(vera, 'delivered')], borrower: aHolder(boris, 'delivered') };
  assert.match(toBoris(borrowed), /\[Ответить\]/);
  assert.doesNotMatch(toBoris(borrowed), /Пожаловаться/);
  const gone = letterMessage(speech, anAlert({}), wrote(boris, 'holder'), { person: anna, me: null });
  assert.deepEqual(gone.buttons, []);
});

test('Of a complaint admins read who, about whom, from which spots where there are any, and the words that were written', () => {
  const said = (spot: number | null, from: number | null, text: string | null) =>
    reads(
      complaintMessage(
        speech,
        anAlert({ spot: spot === null ? null : spotNumber(spot) }),
        { sender: 'Анна', holder: 'Борис', from: from === null ? null : spotNumber(from) },
        { text, photos: [] },
      ),
    );
  assert.match(said(45, 12, 'Лада'), /Борис, место 45\nНа кого: Анна, место 12\nСообщение:\nЛада/);
  assert.match(said(null, null, null), /Жалуется: Борис\nНа кого: Анна$/);
});

test('The house chat reads one line, of what is true: nothing while nothing is known', () => {
  const line = (alert: Partial<Alert>, shownBefore = false) =>
    groupLine(anAlert(alert), speech, shownBefore)?.text ?? null;
  const held = (reach: Holder['reach']) => ({ holders: [aHolder(boris, reach)] });
  assert.equal(line(held('pending')), null);
  assert.match(line(held('pending'), true) ?? '', /Передаю/);
  assert.match(line(held('delayed')) ?? '', /Мессенджер заставляет ждать/);
  assert.match(line(held('unreachable')) ?? '', /Не смог передать/);
  const solved = { state: 'closed', closing: 'resolved' } as const;
  assert.match(line({ ...held('delivered'), ...solved }) ?? '', /решено/);
  assert.doesNotMatch(line({ ...held('unreachable'), ...solved }) ?? '', /решено/);
  const no = { answer: 'not mine', answeredAt: start } as const;
  const comes = { answer: 'coming', answeredAt: before(start, minutes(1)) } as const;
  const two = [aHolder(boris, 'delivered'), aHolder(vera, 'delivered')] as const;
  assert.match(
    line({
      holders: [
        { ...two[0], ...comes },
        { ...two[1], ...no },
      ],
    }) ?? '',
    /хозяин машины идёт/,
    'one of them comes',
  );
  const lost = { car, spot: null, unfound: true };
  const helper = (reach: Holder['reach']) => [{ person: vera, guard: true, reach }];
  assert.equal(line({ ...lost, helpers: helper('pending') }), null);
  assert.match(line({ ...lost, helpers: helper('unreachable') }) ?? '', /до охраны не дошло/);
  const mixed = [...helper('delivered'), { person: anna, guard: false, reach: 'pending' as const }];
  assert.match(line({ ...lost, helpers: mixed }) ?? '', /Сказал охране\./);
  assert.doesNotMatch(line({ ...lost, ...solved, helpers: helper('delivered') }) ?? '', /Сказал/);
});

test('A button that leads to a thread names the car, the passer-by, or the spot', () => {
  const label = (thread: Partial<OpenThread>) =>
    threadLabel(speech, {
      alert: anAlert({}).id,
      part: 'holder',
      kind: 'blocked',
      spot: spotNumber(45),
      plate: null,
      ...thread,
    });
  assert.match(label({}), /Мешает машина, место 45/);
  assert.match(label({ kind: 'windscreen' }), /Прохожий, место 45/);
  const { plate } = car;
  assert.match(label({ plate, spot: null }), /Мешает машина А123ВС/);
  assert.match(label({ plate, spot: null, kind: 'sos' }), /Сигнализация: А123ВС/);
  assert.match(label({ plate, spot: null, kind: 'message' }), /Сообщение: А123ВС/);
  assert.match(label({ plate, kind: 'stranger' }), /Чужая машина: место 45/);
});
