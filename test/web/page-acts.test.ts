import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { openPaperPage, pageModule } from '../support/paper-page.ts';

const ME = {
  ...{ house: 'ЖК «Пример»', timeZone: 'Asia/Tokyo', language: 'ru', languages: ['ru', 'en'], session: 1 },
  ...{ tabs: ['notices', 'more'], menu: [], mayCall: true },
  person: { name: 'Анна', roles: [], spots: [12], away: false },
};
const NOW = Date.parse('2026-11-23T05:12:00Z');
const card = (ref: string | null, text: string) => ({ ref, text: [{ text }], buttons: [] });

/** The page of somebody who is signed in, before a house of paper. */
async function open(t: TestContext) {
  const page = openPaperPage(t);
  page.answers['GET me'] = { body: ME };
  page.answers['GET feed'] = {
    body: { cards: [card('11', 'Просят переставить машину')], before: 20, now: NOW },
  };
  const [acts, { change, now }, words] = await Promise.all(
    ['acts.ts', 'store.ts', 'words.ts'].map((name) => pageModule(name)),
  );
  change({
    ...{ me: null, feed: null, tail: null, sheet: null, toast: null, busy: null },
    phase: 'starting',
  });
  change({ ...{ path: '', link: null }, online: true });
  acts.actsIn({ feel: () => {}, scan: null });
  await acts.refresh();
  page.asked.length = 0;
  return {
    ...page,
    acts,
    change,
    now,
    words,
    of: (what: string) => page.asked.filter((one) => one.what === what),
  };
}

test('What may have arrived is never said to be unsent: it is tried again under the same key', async (t) => {
  const { acts, now, answers, of } = await open(t);
  answers['POST press'] = 'throws';
  await acts.press('a:1', card('11', ''));
  assert.equal(now().toast.text, 'Не получилось');
  answers['POST press'] = { body: { toast: 'Передали соседу', replaced: null, cards: [] } };
  now().toast.again();
  await turn();
  await turn();
  assert.equal(now().toast.text, 'Передали соседу');
  const [first, second, ...more] = of('POST press');
  assert.match(first?.key ?? '', /^[\w-]{22}$/);
  assert.deepEqual([second?.key, more], [first?.key, []]);
});

test('What the house refuses, or what was not sent at all, is not offered once more', async (t) => {
  const { acts, now, answers, is, asked } = await open(t);
  answers['POST press'] = { status: 422, body: { code: 'refused', words: 'Уже нельзя' } };
  await acts.press('a:1');
  assert.deepEqual(now().toast, { text: 'Уже нельзя', bad: true });
  is.online = false;
  asked.length = 0;
  await acts.press('a:1');
  assert.deepEqual(now().toast, { text: 'Нет связи. Ничего не отправлено', bad: true });
  assert.deepEqual(asked, []);
  is.online = true;
  answers['POST press'] = { status: 422, body: { code: 'refused', words: '' } };
  await acts.press('a:1');
  assert.match(now().toast.text, /^Дом сейчас не отвечает/, 'no toast is empty');
});

test('What was on its way when the connection went is not said to be unsent', async (t) => {
  const { acts, now, answers, is } = await open(t);
  answers['POST threads'] = () => {
    is.online = false;
    return 'throws';
  };
  await acts.raise('blocked', '45');
  assert.equal(now().toast.text, 'Не получилось');
  assert.ok(now().toast.again);
});

test('While a press waits for its answer a second one does nothing', async (t) => {
  const { acts, change, now, answers, of } = await open(t);
  answers['POST press'] = { body: { toast: null, replaced: null, cards: [] } };
  change({ toast: { text: 'Не получилось', bad: true } });
  const first = acts.press('a:1');
  assert.deepEqual([now().busy, now().toast], ['a:1', null]);
  await acts.press('a:2');
  await first;
  assert.equal(of('POST press').length, 1);
  assert.equal(now().busy, null);
});

test('Whoever was shut out elsewhere stands before the door at his next press, and nothing of his is left', async (t) => {
  const { acts, change, now, answers } = await open(t);
  change({ sheet: { kind: 'talk', said: [{ by: 'house', card: card(null, 'Позвали владельца') }] } });
  change({ tail: { cards: [card('8', 'Вчера просили переставить')], before: null, now: NOW } });
  const { draft, keepDraft } = await pageModule('store.ts');
  keepDraft('notices', 'Я в отпуске до среды');
  answers['POST press'] = { status: 401, body: { code: 'not signed in', words: 'Войдите' } };
  await acts.press('a:1');
  const { phase, me, feed, toast, sheet, tail } = now();
  assert.deepEqual({ phase, me, feed, toast }, { phase: 'signed out', me: null, feed: null, toast: null });
  assert.equal(sheet, null);
  assert.equal(tail, null, 'whoever signs in here next reads no older pages of his');
  assert.equal(draft('notices'), '', 'nor what he typed and did not send');
});

test('What is answered to a card takes its place; what a sheet led to is shown among all notifications', async (t) => {
  const { acts, change, now, answers, of, location } = await open(t);
  const [shown] = now().feed.cards;
  answers['POST press'] = { body: { toast: null, replaced: card('11', 'Передали: «Иду»'), cards: [] } };
  answers['GET feed'] = 'throws';
  await acts.press('a:1', shown);
  assert.equal(now().feed.cards[0].text[0].text, 'Передали: «Иду»');
  assert.equal(now().sheet, null, 'it stands once');
  assert.deepEqual(of('POST press').at(-1)?.body, { code: 'a:1', message: '11' });
  assert.equal(of('GET feed').length, 1, 'and whatever else has changed by it is fetched');

  const asks = card(null, 'Что с местом 45?');
  change({ path: 'more', sheet: { kind: 'talk', said: [{ by: 'house', card: asks }] }, online: true });
  answers['POST press'] = { body: { toast: null, replaced: card(null, 'Отправлено'), cards: [] } };
  await acts.press('m:1', asks);
  assert.deepEqual(now().sheet.said, [{ by: 'house', card: card(null, 'Отправлено') }]);
  assert.equal(location.hash, '');
  change({ sheet: { kind: 'blocked' } });
  answers['POST threads'] = { body: { toast: 'Позвали', replaced: null, cards: [] } };
  await acts.raise('blocked', '45');
  assert.deepEqual([now().sheet, location.hash, now().toast.text], [null, '#/notices', 'Позвали']);
});

test('What is typed stands above its answer, and leaves its field; a button says nothing in one’s own words', async (t) => {
  const { acts, now, answers, of } = await open(t);
  const answer = { body: { toast: null, replaced: null, cards: [card(null, 'Что с местом 45?')] } };
  Object.assign(answers, { 'POST say': answer, 'POST threads': answer });
  let left = 0;
  await acts.say('45', () => left++);
  assert.deepEqual(now().sheet.said[0], { by: 'me', text: '45' });
  await acts.say('иду', () => left++, '11');
  assert.deepEqual(
    of('POST say').map(({ body }) => body),
    [{ text: '45' }, { text: 'иду', replyTo: '11' }],
  );
  await acts.raise('unknown', '', () => left++);
  assert.equal(left, 3);
  assert.deepEqual(
    now().sheet.said.map(({ by }: { by: string }) => by),
    ['me', 'house', 'me', 'house', 'house'],
  );
});

test('What a stranger wants to be called goes along until the house knows him; an invitation asks at once', async (t) => {
  const { acts, change, now, answers, of } = await open(t);
  const { keepDraft } = await pageModule('store.ts');
  keepDraft('name', 'Вера');
  const asks = { toast: null, replaced: null, cards: [card(null, 'Согласны?')] };
  Object.assign(answers, { 'GET me': { body: { ...ME, person: null } }, 'POST press': { body: asks } });
  change({ link: 'AbCdEfGhIjKlMnOpQrStUv' });
  await acts.welcome({ token: null, me: ME, answer: asks });
  assert.equal(now().link, null, 'the link is not asked about again');
  assert.equal(now().sheet.said[0].card.text[0].text, 'Согласны?');
  answers['GET me'] = { body: ME };
  await acts.press('c:y');
  await acts.refresh();
  await acts.press('m:1');
  assert.deepEqual(
    of('POST press').map(({ body }) => body),
    [{ code: 'c:y', name: 'Вера' }, { code: 'm:1' }],
  );
});

test('The clock is the house’s, wherever its reader is; a house that is silent is told from one that refuses', async (t) => {
  const { acts, change, now, answers, words } = await open(t);
  assert.equal(now().freshAt, NOW, 'not this phone’s');
  assert.equal(words.clock(NOW), '14:12');
  const hours = (ago: number) => words.dayOf(NOW - ago * 3_600_000, NOW);
  assert.deepEqual([14, 15, 38, 61].map(hours), ['Сегодня', 'Вчера', 'Вчера', '21 ноября']);
  const fresh = answers['GET feed'];
  answers['GET feed'] = 'throws';
  await acts.refresh();
  assert.deepEqual([now().online, now().toast, now().phase], [false, null, 'signed in']);
  answers['GET feed'] = { status: 403, body: { code: 'not allowed', words: 'Доступ закрыт до 1 декабря' } };
  await acts.refresh();
  assert.deepEqual([now().online, now().toast?.text], [true, 'Доступ закрыт до 1 декабря']);
  change({ phase: 'starting', toast: null });
  await acts.refresh();
  assert.deepEqual([now().phase, now().toast], ['failed', null], 'the whole page says it then');
  if (fresh) answers['GET feed'] = fresh;
  change({ online: false });
  await acts.refresh();
  assert.equal(now().online, true);
});

test('Who changes his language or moves to another house reads so from the next look on', async (t) => {
  const { acts, answers, words, document } = await open(t);
  answers['GET me'] = { body: { ...ME, language: 'en', timeZone: 'Asia/Vladivostok' } };
  await acts.refresh();
  assert.deepEqual(
    [words.t('web-blocked'), words.languageNow(), document.title],
    ['Blocked in', 'en', 'Parking'],
  );
  assert.equal(document.documentElement.lang, 'en');
  assert.equal(words.clock(NOW), '15:12');
  assert.match(words.t('web-my-spots', { n: 21, spots: '12' }), /^Spots 12/);
  answers['GET me'] = { body: ME };
  await acts.refresh();
  assert.equal(words.t('web-blocked'), 'Перегородили');
});

test('Each press on «Ещё раньше» brings the page before, and what was brought stays', async (t) => {
  const { acts, now, answers, of } = await open(t);
  const pages: Record<string, object> = {
    20: { cards: [card('8', 'вчера')], before: 10, now: NOW },
    10: { cards: [card('3', 'давно')], before: null, now: NOW },
  };
  const first = answers['GET feed'];
  answers['GET feed'] = ({ body }) => ({ body: pages[String(body.before)] });
  for (let press = 0; press < 3; press++) await acts.older();
  if (first) answers['GET feed'] = first;
  await acts.refresh();
  assert.deepEqual(
    now().tail.cards.map(({ ref }: { ref: string }) => ref),
    ['8', '3'],
  );
  assert.deepEqual(
    of('GET feed').map(({ body }) => body.before),
    ['20', '10', undefined],
  );
});
