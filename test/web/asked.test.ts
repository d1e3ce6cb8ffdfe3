import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joiningButtons } from '../../src/chat/joining/buttons.ts';
import type { Incoming } from '../../src/chat/kit/incoming.ts';
import { menuButtons } from '../../src/chat/kit/menu-buttons.ts';
import type { Reply } from '../../src/chat/kit/outgoing.ts';
import { complexId, personId } from '../../src/core/kernel/ids.ts';
import { press, say } from '../../src/web/acts/act.ts';
import { callNeighbour } from '../../src/web/acts/call-neighbour.ts';
import type { Call, Face } from '../../src/web/face.ts';
import { createWebMessenger } from '../../src/web/messenger.ts';
import { textOf } from '../support/web-client.ts';

const KEY = 'k'.repeat(22);
const CHAT = { bot: 1, externalId: '77', chat: '77' };
const said = (text: string) => ({ text: { text, entities: [] } });

/** What the house is asked by the web, answered by these; null: it was not heard. */
function openDoor(replies: readonly (readonly Reply[] | null)[] = []) {
  const heard: Incoming[] = [];
  const edited: unknown[] = [];
  const face = {
    ask: async (incoming: Incoming) => {
      heard.push(incoming);
      return replies.length === 0 ? [] : (replies[heard.length - 1] ?? null);
    },
    edit: (...all: readonly unknown[]) => void edited.push(all),
    words: { plain: (_: string, key: string) => key, choose: () => 'ru' },
  } as unknown as Face;
  const person = { id: personId(1), displayName: 'Борис', language: 'ru', roles: [], spots: [], away: false };
  const call = (who: 'known' | 'stranger'): Call =>
    ({
      ...{ key: KEY, now: new Date(0), languageTag: 'ru', network: '', device: '' },
      visitor: {
        ...{ complex: complexId(1), bot: 9, externalId: 's1', session: 1, elsewhere: [CHAT] },
        person: who === 'known' ? person : null,
      },
    }) as unknown as Call;
  return { face, call, heard, edited };
}

const CONSENTS = {
  'a consent': joiningButtons.data({ kind: 'consent', agreed: true }),
  'a consent by an invitation': joiningButtons.data({
    ...{ kind: 'invited', act: 'agree', as: 'resident', token: 'a'.repeat(22) },
  }),
};

const OTHERS = {
  'a refusal': joiningButtons.data({ kind: 'consent', agreed: false }),
  'an invitation to who is known': joiningButtons.data({
    ...{ kind: 'invited', act: 'accept', as: 'resident', token: 'a'.repeat(22) },
  }),
  'anything else': menuButtons.data({ kind: 'open', choice: 'help' }),
};

test('A stranger says what he is called before he agrees, and for nothing else; whom the house knows is not asked', async () => {
  const { face, call, heard } = openDoor();
  for (const [what, code] of Object.entries(CONSENTS)) {
    for (const name of [undefined, '', '  ']) {
      const { ok, why } = { why: null, ...(await press(face, call('stranger'), { code, name })) };
      assert.deepEqual([ok, why?.code, why?.words], [false, 'refused', 'site-name-needed'], what);
    }
    assert.equal((await press(face, call('stranger'), { code, name: 'Вера' })).ok, true, what);
    assert.equal((await press(face, call('known'), { code })).ok, true, what);
  }
  for (const [what, code] of Object.entries(OTHERS))
    assert.equal((await press(face, call('stranger'), { code })).ok, true, what);
  const names = heard.map(({ sender }) => sender.displayName);
  assert.deepEqual(names, ['Вера', 'Борис', 'Вера', 'Борис', '—', '—', '—']);
  assert.equal((await press(face, call('known'), { code: 'no such' })).ok, false);
});

test('What is pressed at a page belongs to its card, and what is typed answers the card that it replies to', async () => {
  const { face, call, heard } = openDoor();
  const code = OTHERS['anything else'];
  await press(face, call('known'), { code, message: 'web:c5' });
  await press(face, call('known'), { code });
  for (const replyTo of ['web:c5', 'web:n6', '12', undefined])
    await say(face, call('known'), { text: 'да', replyTo });
  await say(face, call('known'), { text: '/Blocked 45' });
  await say(face, call('known'), { text: '/spot 45 фары\nгорят' });
  assert.deepEqual(
    heard.map(({ body }) => body),
    [
      { kind: 'press', code, message: 'web:c5', pressId: KEY },
      { kind: 'press', code, message: null, pressId: KEY },
      { kind: 'text', text: 'да', replyTo: 'web:c5' },
      { kind: 'text', text: 'да', replyTo: 'web:n6' },
      { kind: 'text', text: 'да', replyTo: null },
      { kind: 'text', text: 'да', replyTo: null },
      { kind: 'command', name: 'blocked', argument: '45' },
      { kind: 'command', name: 'spot', argument: '45 фары\nгорят' },
    ],
  );
  assert.equal(heard[0]?.key, `s1:${KEY}`);
  assert.deepEqual([heard[0]?.sender.oneWay, heard[0]?.sender.elsewhere], [true, [CHAT]]);
});

test('A secret key that is typed at a page goes no further than the word that it was one', async () => {
  const { face, call, heard } = openDoor();
  await say(face, call('known'), { text: `AGE-SECRET-KEY-1${'Q'.repeat(58)}` });
  assert.deepEqual(heard[0]?.body, { kind: 'secret key', message: null, removed: true });
});

test('What the house answers stands where it belongs, and what it changes in a messenger is changed there', async () => {
  const replies: readonly Reply[] = [
    { kind: 'edit', ref: 'm1', message: said('over') },
    { kind: 'replace', message: said('instead') },
    { kind: 'message', message: said('one') },
    { kind: 'message', message: said('two') },
    { kind: 'toast', text: 'done' },
  ];
  const { face, call, edited } = openDoor([replies, [], null]);
  const first = await say(face, call('known'), { text: 'да' });
  assert.ok(first.ok);
  const { toast, replaced, cards } = first.value.value;
  assert.deepEqual([toast, textOf(replaced), cards.map(textOf)], ['done', 'instead', ['one', 'two']]);
  assert.deepEqual(edited, [[CHAT, 'm1', said('over')]]);
  const second = await say(face, call('known'), { text: 'да' });
  assert.deepEqual(second.ok && second.value.value, { toast: null, replaced: null, cards: [] });
  const third = await say(face, call('known'), { text: 'да' });
  assert.deepEqual(third, { ok: false, why: { code: 'too often', words: 'too-often', retryAfter: 10_000 } });
});

test('What stands above every tab is one call, in the words that were typed there', async () => {
  const asked = async (
    input: Parameters<typeof callNeighbour>[2],
    replies?: readonly (readonly Reply[] | null)[],
  ) => {
    const { face, call, heard } = openDoor(replies);
    await callNeighbour(face, call('known'), input);
    return heard.map(({ body, key }) => [
      body.kind === 'press'
        ? body.code
        : body.kind === 'command'
          ? `/${body.name} ${body.argument}`
          : 'text' in body && body.text,
      key.replace(KEY, ''),
    ]);
  };
  assert.deepEqual(await asked({ kind: 'blocked', text: ' 45 ' }), [['/blocked 45', 's1:']]);
  assert.deepEqual(await asked({ kind: 'sos', text: '45' }), [['/sos 45', 's1:']]);
  assert.deepEqual(await asked({ kind: 'blocked', text: ' ' }), [['op:raise-blocked', 's1:']]);
  assert.deepEqual(await asked({ kind: 'sos', text: '' }), [['op:raise-sos', 's1:']]);
  const [[stranger] = []] = await asked({ kind: 'foreign', text: 'x' });
  const unknown = await asked({ kind: 'unknown', text: ' красная ' });
  const [[describes] = []] = unknown;
  assert.notEqual(stranger, describes);
  assert.deepEqual(unknown.slice(1), [['красная', 's1::text']]);
  assert.equal((await asked({ kind: 'unknown', text: ' ' })).length, 1);
  assert.equal((await asked({ kind: 'unknown', text: 'красная' }, [null])).length, 1, 'it was not heard');
});

test('One press that comes twice is answered twice, each by what it was answered, in their order', async () => {
  const goes: (() => void)[] = [];
  let answered = 0;
  const { messenger, ask } = createWebMessenger(9 as never, 'https://parking.example', async (incoming) => {
    await new Promise<void>((go) => goes.push(go));
    await messenger.gateway.respond(
      incoming as never,
      [{ kind: 'toast', text: String(++answered) }] as never,
    );
  });
  const incoming = { key: `s1:${KEY}` } as Incoming;
  const [first, second] = [ask(incoming), ask(incoming)];
  for (const go of goes) go();
  assert.deepEqual(await first, [{ kind: 'toast', text: '1' }]);
  assert.deepEqual(await second, [{ kind: 'toast', text: '2' }]);
});
