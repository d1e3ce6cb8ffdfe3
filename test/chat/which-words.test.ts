import assert from 'node:assert/strict';
import { test } from 'node:test';
import { banText } from '../../src/chat/administration/ban-text.ts';
import { requestLines } from '../../src/chat/announcements/request-lines.ts';
import { tooOften } from '../../src/chat/answer-to.ts';
import { onSecretKey } from '../../src/chat/backups/secret-key.ts';
import { carList } from '../../src/chat/cars/cars.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';
import { backLabel } from '../../src/chat/kit/own-things.ts';
import type { TagPrinting } from '../../src/chat/kit/pictures.ts';
import { withUnfiled } from '../../src/chat/kit/unfiled.ts';
import type { MemberContext, UpdateContext } from '../../src/chat/kit/update-context.ts';
import { issued } from '../../src/chat/windscreen/issued.ts';
import { showOwnTags } from '../../src/chat/windscreen/own-tags.ts';
import type { Announcement } from '../../src/core/announcements/announcement.ts';
import type { AskedSpot, MoveRequest } from '../../src/core/announcements/move-request.ts';
import { announcementId, claimId, complexId, personId, spotNumber } from '../../src/core/kernel/ids.ts';
import { after, days, hours } from '../../src/core/kernel/time.ts';
import { start } from '../core/an-alert.ts';
import { member } from '../support/deeds.ts';
import { ANNA, ahead, BORIS, NOW, spotOf, VERA } from '../support/rows.ts';
import { reads, speech } from './a-view.ts';
import { openDrawing } from './drawing.ts';

/** What somebody writes or presses, in words as he reads the answer. */
const context = (body: object, chat: 'private' | 'group' = 'private') =>
  ({ speech, incoming: { body, chat: { kind: chat, ref: '1' } } }) as unknown as UpdateContext;

test('Whoever sent a secret key reads whether his message is gone, or that he has to delete it himself', () => {
  const read = (removed: boolean) => {
    const [reply] = onSecretKey(context({ kind: 'secret key', message: '7', removed }));
    return reply?.kind === 'message' ? reads(reply.message) : '';
  };
  assert.match(read(true), /Я удалил сообщение/);
  assert.match(read(false), /Удалить сообщение не получилось: удалите его, пожалуйста, сами/);
});

test('Whoever presses too often reads it above what he pressed, whoever writes below; a group is not scolded', () => {
  const press = { kind: 'press', code: 'm:1' };
  const [above] = tooOften(context(press));
  assert.equal(above?.kind, 'toast');
  assert.equal(tooOften(context(press, 'group'))[0]?.kind, 'toast', 'which nobody else there sees');
  assert.equal(tooOften(context({ kind: 'text', text: '45' }))[0]?.kind, 'message');
  assert.deepEqual(tooOften(context({ kind: 'text', text: '45' }, 'group')), []);
});

const asks = (request: Partial<MoveRequest> = {}): Announcement => ({
  ...{ complex: complexId(1), id: announcementId(1), author: personId(1), to: { kind: 'all' } },
  content: { text: 'Снег', formatting: [], photos: [], documents: [] },
  request: { remindAt: null, reminded: null, closedAt: null, ...request },
  ...{ state: 'done', startsAt: start, finishedAt: start, report: null },
});
const spot = (number: number, answer: AskedSpot['answer'], isFree = false): AskedSpot => ({
  ...{ spot: spotNumber(number) ?? assert.fail(), answer, isFree },
});
const lines = (asked: readonly AskedSpot[], request?: Partial<MoveRequest>, now = after(start, hours(1))) =>
  requestLines(speech, asks(request), asked, now, 'Europe/Moscow').text;

test('Of the spots that are asked each stands where it answered, and no list is empty', () => {
  const all = lines([
    spot(12, 'will move', true),
    spot(13, 'cannot move'),
    spot(14, null, true),
    spot(15, null),
  ]);
  assert.match(all, /Уберут места: 12\nНе смогут места: 13\nМолчат места: 14[,–-] ?15\n[^\n]*: 14\n/);
  const answered = lines([spot(12, 'will move', true)]);
  assert.match(answered, /Уберут: 1 · Не смогут: 0 · Молчат: 0/);
  assert.doesNotMatch(answered, /Не смогут места|Молчат места|свободн/);
});

test('A reminder that waits is said until it went or «Готово» took it back, and how long answers count', () => {
  const waits = { remindAt: after(start, hours(10)) };
  const one = [spot(12, null)];
  assert.match(lines(one, waits), /Напомню/);
  assert.doesNotMatch(lines(one, { ...waits, closedAt: start }), /Напомню/);
  assert.match(lines(one, { ...waits, reminded: 1 }, after(start, hours(11))), /Напоминание молчащим ушло/);
  assert.doesNotMatch(lines(one), /Напом/);
  assert.match(lines(one), /до 29 ноября/);
  for (const over of [lines(one, { closedAt: start }), lines(one, {}, after(start, days(7)))])
    assert.doesNotMatch(over, /до 29 ноября/);
});

test('Of several spots each button says which one it is about; one alone needs no number', async () => {
  assert.deepEqual(
    [backLabel(speech, spotOf(45), 1), backLabel(speech, spotOf(45), 2)],
    ['Вернулся', 'Вернулся: 45'],
  );
  const offered = async (spots: readonly number[]) => {
    const [reply] = await showOwnTags(
      {
        ...{ speech, now: NOW, complex: { timeZone: 'Europe/Moscow' }, printing: {} },
        actor: member(BORIS, 'resident', spots),
        tx: { windscreen: { of: async () => [{ spot: 45, madeAt: NOW, issue: 1, doubtedUntil: null }] } },
      } as unknown as MemberContext,
      'message',
    );
    return reply?.kind === 'message' ? reply.message.buttons?.flat().map(({ label }) => label) : [];
  };
  assert.deepEqual(await offered([45]), ['Заменить QR', 'Отключить карточку']);
  assert.deepEqual(await offered([45, 46]), [
    'Заменить QR: место 45',
    'Отключить карточку: место 45',
    'Напечатать: место 46',
  ]);
  assert.deepEqual(await offered([46]), ['Напечатать']);
});

test('Whoever claimed no spot is refused without one; a mark that nobody sees is told of as that', async (t) => {
  const { told, put } = await openDrawing(t);
  const refused = (...spots: number[]) =>
    told(ANNA, { kind: 'claim rejected', claim: claimId(1), spots: spots.map(spotOf) });
  assert.match((await refused()) ?? '', /^Администратор отклонил заявку\./);
  assert.match((await refused(12)) ?? '', /^Администратор не подтвердил место 12\./);
  const mark = { spot: 45, set_by: BORIS, since: NOW, until: ahead(hours(3)) };
  await put('free_marks', { ...mark, hidden: true });
  const noted = () => told(VERA, { kind: 'spot marked free', spot: spotOf(45), by: BORIS });
  assert.match((await noted()) ?? '', /Борис: место 45 свободно до .*В справочнике этого не видно\./);
});

test('Whoever is banned reads why, and nothing of a reason that was forgotten', () => {
  const read = (reason: string) =>
    banText({ speech, now: NOW, timeZone: 'Europe/Moscow' }, { until: ahead(days(3)), reason }).text;
  assert.match(read('Ругался'), /Ругался/);
  assert.match(read(''), /25 ноября/);
  assert.doesNotMatch(read(''), /Причина/);
});

test('Where a file did not go through it is said whose it was; a photo is one, and a drawing only shows the words', () => {
  const text = speech.say('choose-in-menu');
  const read = (more: Partial<Outgoing>) => withUnfiled(speech, { text, ...more }).unfiled?.text;
  assert.match(read({ document: { file: 'f' } }) ?? '', /Здесь был файл/);
  assert.match(read({ document: { name: 'a6.pdf', fetch: async () => null } }) ?? '', /Здесь был файл/);
  assert.equal(
    read({ document: { name: 'a.csv', bytes: new Uint8Array() } }),
    'Файл не отправился. Попробуйте ещё раз чуть позже.',
  );
  assert.match(read({ photo: 'p' }) ?? '', /Здесь было фото/);
  assert.equal(read({}), undefined);
});

test('Whoever has named no car reads that, and nothing of what others would learn', async () => {
  const read = async (...plates: string[]) => {
    const cars = { of: async () => plates.map((plate, id) => ({ id: id + 1, plate, state: 'known' })) };
    const list = await carList({
      speech,
      actor: member(ANNA, 'resident'),
      tx: { cars },
    } as unknown as MemberContext);
    return reads(list);
  };
  assert.match(await read(), /Пока ни одной/);
  assert.match(await read('А123ВС'), /А123ВС/);
  assert.doesNotMatch(await read('А123ВС'), /Пока ни одной/);
});

test('«Напечатать» brings a sheet for one car and a sheet of four, with the guards’ phone where the house has one', async () => {
  const printed: string[] = [];
  const print = async (svg: string, paper: string) => {
    printed.push(`${paper}: ${/Охрана/.test(svg) ? 'with' : 'without'} a phone`);
    return new Uint8Array();
  };
  const printing = { publicUrl: 'https://parking.example', qr: () => [[true]], print };
  const sheets = async (guardPhone: string | null) => {
    const context = { speech, complex: { guardPhone } } as unknown as MemberContext;
    const secrets = { token: 't'.repeat(22), code: 'ABCDEFGH' };
    const replies = await issued(context, printing as unknown as TagPrinting, { spot: spotOf(45), secrets });
    for (const reply of replies)
      if (reply.kind !== 'toast' && reply.message.document && 'fetch' in reply.message.document)
        await reply.message.document.fetch();
    return replies.map(({ kind }) => kind);
  };
  assert.deepEqual(await sheets('112-45'), ['replace', 'message', 'message']);
  assert.deepEqual(printed.splice(0), ['A6: with a phone', 'A4: with a phone']);
  await sheets(null);
  assert.deepEqual(printed, ['A6: without a phone', 'A4: without a phone']);
});
