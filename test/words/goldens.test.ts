import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Pattern, parse, type SelectExpression } from '@fluent/syntax';

const root = join(import.meta.dirname, '../..');
const goldens = readdirSync(join(root, 'test/golden')).map((name) => ({
  name,
  text: readFileSync(join(root, 'test/golden', name), 'utf8'),
}));
const everything = goldens.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\n');

/** What one person was told or shown at once, without the buttons. */
function messagesIn(text: string): string[] {
  const told = text.split(/\n(?=\S| {2}·)/);
  return told
    .filter((message) => message.startsWith('Бот'))
    .map((message) => message.replaceAll(/^ +\[.*$/gm, ''));
}

/** Each way a text may read, `\0` for a value. */
const waysOf = ({ elements }: Pattern): string[] =>
  elements.reduce<string[]>(
    (all, element) => {
      if (element.type === 'TextElement') return all.map((one) => one + bare(element.value));
      const { expression } = element;
      const inside = expression.type === 'SelectExpression' ? variantsOf(expression) : ['\0'];
      return all.flatMap((one) => inside.map((way) => one + way));
    },
    [''],
  );

const variantsOf = (select: SelectExpression) => select.variants.flatMap(({ value }) => waysOf(value));

/** The longest stretch without a value of each way; a short one proves nothing. */
const stretchesOf = (text: Pattern): string[] =>
  waysOf(text).flatMap((way) => {
    const [longest = ''] = way.split('\0').toSorted((a, b) => b.length - a.length);
    return longest.trim().length < 4 ? [] : [longest.trim()];
  });

const bare = (text: string) => text.replaceAll(/<\/?\w+>/g, '').replaceAll(/\s+/g, ' ');

/** The page in the browser is read in trees of its own (test/browser/app-trees.test.ts). */
const ofPage = (key: string) => key.startsWith('web-');

/** Asked once: every golden is searched for every text. */
function once<T>(ask: (language: string) => T): (language: string) => T {
  const known = new Map<string, T>();
  return (language) => {
    const answer = known.get(language) ?? ask(language);
    known.set(language, answer);
    return answer;
  };
}

const textsOf = once((language): ReadonlyMap<string, Pattern> => {
  const folder = join(root, 'locales', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ftl'));
  const entries = files.flatMap((file) => parse(readFileSync(join(folder, file), 'utf8'), {}).body);
  return new Map(
    entries.flatMap((entry) =>
      entry.type === 'Message' && entry.value && !ofPage(entry.id.name)
        ? [[entry.id.name, entry.value] as const]
        : [],
    ),
  );
});

const keysOf = (language: string): ReadonlySet<string> => new Set(textsOf(language).keys());

/** The keys whose text stands in some golden, or is too short to tell. */
const shownIn = once((language): ReadonlySet<string> => {
  const shown = [...textsOf(language)].filter(([, text]) => {
    const stretches = stretchesOf(text);
    return stretches.length === 0 || stretches.some((one) => everything.includes(one));
  });
  return new Set(shown.map(([key]) => key));
});

/** Whoever writes in the name of a group has no language: it is answered in the house's own. */
const HOUSES_OWN: readonly string[] = ['group-anonymous'];

test('Whatever the goldens show in Russian they show in English, too', () => {
  const english = shownIn('en');
  const missing = [...shownIn('ru')].filter((key) => !english.has(key));
  // Whether a reminder is seen on its way depends on which of two messages is drawn first.
  const excused = ['alert-reminding', ...HOUSES_OWN];
  assert.deepEqual(missing.filter((key) => !excused.includes(key)).toSorted(), []);
});

/** Texts that stand in no golden, and why not. */
const NOT_SHOWN: Readonly<Record<string, readonly string[]>> = {
  'stands in the list of commands or in the profile, in no chat (test/chat/introduction.test.ts)': [
    'command-admin',
    'command-blocked',
    'command-cancel',
    'command-check',
    'command-group',
    'command-lang',
    'command-menu',
    'command-mydata',
    'command-privacy',
    'command-sos',
    'command-spot',
    'introduction-description',
    'introduction-profile',
  ],
  'is said in the browser (test/web)': [
    'site-banned',
    'site-button-open',
    'site-code-too-often',
    'site-code-wrong',
    'site-here',
    'site-malformed',
    'site-name-needed',
    'site-not-found',
    'site-not-here',
    'site-not-signed-in',
    'site-start-in-chat',
    'site-too-often',
    'strips-in-chat',
  ],
  'stands on a strip (test/app/strips.test.ts)': [
    'strips-print-camera',
    'strips-print-code',
    'strips-print-elsewhere',
    'strips-print-or',
    'strips-print-until',
    'strips-print-what',
    'strips-print-what-more',
  ],
  'stands on the poster (test/pictures/poster.test.ts)': [
    'poster-hidden',
    'poster-never',
    'poster-offline',
    'poster-question',
    'poster-step-camera',
    'poster-step-number',
    'poster-step-wait',
    'poster-what',
  ],
  'is drawn into a picture (test/pictures)': [
    'directory-legend-free',
    'lending-legend',
    'pass-picture-code',
    'pass-picture-guest-below',
    'statistics-picture-answered',
    'statistics-picture-by-day',
    'statistics-picture-minutes',
    'statistics-picture-nothing',
    'statistics-picture-usually',
    'statistics-picture-without',
    'windscreen-print-camera',
    'windscreen-print-free',
    'windscreen-print-knows',
    'windscreen-print-no-camera',
    'windscreen-print-question',
  ],
  'stands in a file (test/scenarios/admin-import.test.ts)': ['export-column-held'],
  'needs a broken or a foreign server (test/backups)': [
    'restore-fault-exchanged',
    'restore-fault-failed',
    'restore-fault-gone',
    'restore-fault-holds-a-key',
    'restore-fault-no-key-file',
    'restore-fault-not-written',
    'restore-fault-other-key',
    'restore-fault-out-of-reach',
    'restore-fault-too-large',
    'restore-header',
  ],
  'comes where the messenger is slow or refuses': [
    'alert-toast-not-there-yet',
    'announcement-pin-asked',
    'announcement-pin-lost',
    'announcement-toast-goes',
    'file-not-passed-on',
    'guard-invite-no-link',
    'import-out-of-reach',
    'too-often',
    'windscreen-page-sent-what',
  ],
  'answers who is faster than his screen, or a forged press': [
    'alert-over-settled',
    'announcement-toast-not-for-all',
    'ban-oneself',
    'gate-guards-only',
    'gate-revoked-inside',
    'gate-toast-gone',
    'lending-not-allowed',
    'lending-wish-gone',
    'move-toast-no-answers',
    'no-longer-allowed',
    'pass-spot-lost',
    'restore-toast-confirmed',
    'restore-toast-reading',
    'restore-toast-refused',
    'spot-removed-already',
  ],
};

for (const language of ['ru', 'en']) {
  test(`Every text of ${language} stands in a golden, where somebody has read it, or has its reason here`, () => {
    const shown = shownIn(language);
    const excused = new Set([...Object.values(NOT_SHOWN).flat(), ...HOUSES_OWN]);
    const unseen = [...keysOf(language)].filter((key) => !shown.has(key) && !excused.has(key));
    assert.deepEqual(unseen, [], 'show it in a tour (test/tours)');
  });
}

test('No reason stands for a text that is shown after all, or that is gone', () => {
  const [ru, en] = [shownIn('ru'), shownIn('en')];
  const known = keysOf('ru');
  const idle = Object.values(NOT_SHOWN)
    .flat()
    .filter((key) => !known.has(key) || (ru.has(key) && en.has(key)));
  assert.deepEqual(idle, []);
});

test('One message shows a time once', () => {
  const twice = goldens.flatMap(({ name, text }) =>
    messagesIn(text)
      .filter((message) => {
        // Each piece of a list has a time of its own, and until when something lasts is another.
        const rest = message.replaceAll(/(?:до|until) .*/gi, '').replaceAll(/^ +\d\d:\d\d(?: ·.*)?$/gm, '');
        const times = rest.match(/\d\d:\d\d/g) ?? [];
        return new Set(times).size < times.length;
      })
      .map((message) => `${name}: ${message}`),
  );
  assert.deepEqual(twice, []);
});

test('No text shows what a program is made of', () => {
  const odd = goldens.flatMap(({ name, text }) =>
    messagesIn(text)
      .filter((message) => /\b(?:null|undefined|NaN|\[object)\b|\{ ?\$/.test(message))
      .map((message) => `${name}: ${message}`),
  );
  assert.deepEqual(odd, []);
});
