import assert from 'node:assert/strict';
import { test } from 'node:test';
import { menuButtons } from '../../src/chat/kit/menu-buttons.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';
import type { Entity } from '../../src/chat/kit/wording.ts';
import { personId } from '../../src/core/kernel/ids.ts';
import { press } from '../../src/web/acts/act.ts';
import { runsOf, shownOf } from '../../src/web/views/shown.ts';

const shown = (message: Partial<Outgoing>, at?: Date) =>
  shownOf(
    { text: { text: 'Слово', entities: [] }, ...message },
    {
      ...{ ref: 'web:n1', noFile: 'нет файла', ...(at && { at }) },
      photosOf: async (photos) => photos.map((_, nth) => `/photo/${nth}`),
    },
  );

const WORD = { ref: 'web:n1', text: [{ text: 'Слово' }], buttons: [] };
const NO_FILE = { ...WORD, text: [{ text: 'Слово' }, { text: '\n\nнет файла', look: 'italic' }] };

test('What goes with the words is there for a page: a photo, an album, a drawing, a file of ours; a file of people is not', async () => {
  assert.deepEqual(await shown({}), WORD);
  assert.deepEqual(await shown({}, new Date(5)), { ...WORD, at: 5 });
  assert.deepEqual(await shown({ photo: 'p' }), { ...WORD, photos: ['/photo/0'] });
  const files = ['a', 'b', 'c'];
  assert.deepEqual(await shown({ album: { of: 'photos', files } }), {
    ...WORD,
    photos: ['/photo/0', '/photo/1', '/photo/2'],
  });
  assert.deepEqual(await shown({ album: { of: 'documents', files } }), NO_FILE);
  assert.deepEqual(await shown({ document: { file: 'f' } }), NO_FILE);
  assert.deepEqual(await shown({ document: { name: 'a.txt', bytes: Buffer.from('да') } }), {
    ...WORD,
    document: { name: 'a.txt', data: Buffer.from('да').toString('base64') },
  });
  assert.deepEqual(await shown({ picture: { svg: '<svg/>' } }), { ...WORD, picture: { svg: '<svg/>' } });
});

const YES = menuButtons.data({ kind: 'cancel' });
const NO = menuButtons.data({ kind: 'keep' });

test('A page shows the buttons that can be pressed there, and no empty row', async () => {
  const away = { label: 'В личный чат', link: { to: 'private chat', bot: 'b' } } as const;
  const buttons: Outgoing['buttons'] = [
    [{ label: 'Да', press: YES, tone: 'good' }, away, { label: 'Нет', press: NO }],
    [away],
  ];
  assert.deepEqual((await shown({ buttons })).buttons, [
    [
      { label: 'Да', press: YES, tone: 'good' },
      { label: 'Нет', press: NO },
    ],
  ]);
});

test('A text is cut where its looks change, and of several the innermost is shown; a name opens no chat', () => {
  const runs = (...entities: readonly Entity[]) => runsOf({ text: 'абвг', entities });
  const whole = { offset: 0, length: 4 };
  assert.deepEqual(runs(), [{ text: 'абвг' }]);
  assert.deepEqual(runs({ kind: 'bold', ...whole }, { kind: 'code block', offset: 1, length: 2 }), [
    { text: 'а', look: 'bold' },
    { text: 'бв', look: 'code' },
    { text: 'г', look: 'bold' },
  ]);
  assert.deepEqual(runs({ kind: 'italic', offset: 3, length: 1 }, { kind: 'bold', offset: 0, length: 2 }), [
    { text: 'аб', look: 'bold' },
    { text: 'в' },
    { text: 'г', look: 'italic' },
  ]);
  const link = { kind: 'link', url: 'https://example.org/', ...whole } as const;
  assert.deepEqual(runs(link, { kind: 'bold', ...whole }), [
    { text: 'абвг', look: 'bold', link: 'https://example.org/' },
  ]);
  assert.deepEqual(runs({ kind: 'mention', person: personId(1), ...whole }), [{ text: 'абвг' }]);
  // What reaches beyond the text is not followed there.
  assert.deepEqual(runs({ kind: 'bold', offset: 2, length: 9 }), [
    { text: 'аб' },
    { text: 'вг', look: 'bold' },
  ]);
});

test('A photo of an answer comes along with it; one that is not to be had leaves the words', async () => {
  const files = [{ fetch: async () => Buffer.from('1') }, { fetch: async () => null }, ...['kept', 'lost']];
  const text = { text: 'Слово', entities: [] };
  const face = {
    ask: async () => [{ kind: 'message', message: { text, album: { of: 'photos', files } } }],
    download: async (file: string) =>
      file === 'kept' ? { kind: 'file', bytes: Buffer.from('2') } : { kind: 'refused' },
    words: { plain: () => 'нет файла' },
  };
  const call = { key: 'k', visitor: { elsewhere: [], person: { language: 'ru', displayName: 'А' } } };
  const code = menuButtons.data({ kind: 'open', choice: 'help' });
  const answer = await press(face as never, call as never, { code });
  const data = (text: string) => `data:image/jpeg;base64,${Buffer.from(text).toString('base64')}`;
  assert.deepEqual(answer.ok && answer.value.value.cards, [
    { ...WORD, ref: null, photos: [data('1'), data('2')] },
  ]);
});
