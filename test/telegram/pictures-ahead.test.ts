import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPicturesAhead } from '../../src/adapters/telegram/pictures-ahead.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';

const text = { text: 'Одни и те же слова, которых слишком много для подписи', entities: [] };
const bytes = (...all: number[]) => ({ name: 'list.csv', bytes: Uint8Array.from(all) });

const SHOWN: readonly Pick<Outgoing, 'photo' | 'picture' | 'document' | 'album'>[] = [
  { photo: 'one' },
  { photo: 'other' },
  { picture: { svg: '<svg>1</svg>' } },
  { picture: { svg: '<svg>2</svg>' } },
  { document: { file: 'one' } },
  { document: { copy: 'one' } },
  { document: bytes(1) },
  { document: bytes(2) },
  { album: { of: 'photos', files: ['one', 'other'] } },
  { album: { of: 'photos', files: ['other', 'one'] } },
  { album: { of: 'documents', files: ['one', 'other'] } },
];

test('What was shown ahead of its words is taken for nothing else, whatever it is', () => {
  for (const [index, shown] of SHOWN.entries()) {
    const ahead = createPicturesAhead();
    ahead.add('7', { text, ...shown });
    assert.deepEqual(
      SHOWN.map((other) => ahead.has('7', { text, ...other })),
      SHOWN.map((_, place) => place === index),
    );
    assert.equal(ahead.has('8', { text, ...shown }), false);
    ahead.delete('7', { text, ...shown });
    assert.equal(ahead.has('7', { text, ...shown }), false);
  }
});

test('What a late message adds at its end does not show its picture again', () => {
  const ahead = createPicturesAhead();
  const words = 'слово '.repeat(200);
  ahead.add('7', { text: { ...text, text: words }, photo: 'one' });
  assert.ok(ahead.has('7', { text: { ...text, text: `${words} Пришло с опозданием.` }, photo: 'one' }));
});
