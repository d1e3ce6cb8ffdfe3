import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Person } from '../../playground/index.ts';
import type { Scope } from '../support/database.ts';
import { type House, openHouse } from '../support/house.ts';

/** What somebody does; who and what are picked by number from what is there at that moment. */
export type Deed =
  | { readonly kind: 'say'; readonly who: number; readonly text: string }
  | { readonly kind: 'press'; readonly who: number; readonly which: number }
  | { readonly kind: 'forge'; readonly who: number; readonly which: number; readonly data: string }
  | { readonly kind: 'photo' | 'voice' | 'contact' | 'block'; readonly who: number }
  | { readonly kind: 'pass'; readonly minutes: number };

const LABELS = [
  'Перегородили',
  'SOS сигнализация',
  'Моё место',
  'Помощь',
  'Отмена',
  'Help',
  '/start',
  '/menu',
  '/lang',
];

/** Words that break messages, queries, files and log lines elsewhere. */
const nasty = fc.constantFrom(
  '<b>',
  '</b><script>',
  "'; drop table spots; --",
  '=cmd()',
  '\u202eдолой',
  '👨‍👩‍👧‍👦',
  '{ $spot }',
  '%s %n',
  '🚧'.repeat(40),
  'я'.repeat(4000),
);
const spot = fc.constantFrom('45', '12', '13', '77', '99999', '0', '-1', '1e9', '45abc');
const typed = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...LABELS) },
  { weight: 4, arbitrary: spot },
  { weight: 3, arbitrary: spot.map((number) => `/blocked ${number}`) },
  { weight: 2, arbitrary: spot.map((number) => `/sos ${number}`) },
  { weight: 2, arbitrary: nasty },
);
const forged = fc.oneof(
  fc.stringMatching(/^[acrtwp]:[1-9a-f]:(go|no|5|15|ok|call|rem|take|done|oops|approve|reject|s|h|0|1)$/),
  fc.stringMatching(/^ch:[1-9]:[1-9a-z]{1,3}$/),
  fc.constantFrom('yes', 'no', 'x', 'nospot', 'add', 'nm', 'l:ru', 'l:xx', 'r:b:19', 'r:s:19', '__proto__'),
);
const who = fc.nat({ max: 7 });
export const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('say' as const), who, text: typed }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('press' as const), who, which: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('forge' as const), who, which: fc.nat(), data: forged }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('photo' as const, 'voice' as const, 'contact' as const, 'block' as const),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), minutes: fc.constantFrom(1, 5, 16, 125) }),
  },
);

/** A part of a name that appears nowhere else, between signs that break things. */
const name = (unique: string) =>
  fc
    .constantFrom('<b>', "'--", '', 'Место 45 ', '=1+1 ', '👻 ')
    .map((around) => `${around}${unique}${around}`.slice(0, 60));
export const names = fc.tuple(
  ...['Аглая', 'Бруно', 'Вилена', 'Гертруда', 'Демьян', 'Евлампий', 'Жоржетта', 'Зиновий'].map(name),
);

export type Home = {
  readonly house: House;
  readonly people: readonly Person[];
  readonly admins: readonly Person[];
};

/** Eight people: two admins, a guard, two co-holders of 45, one at 12, one without a spot, one stranger. */
export async function inhabit(scope: Scope, given: readonly string[]): Promise<Home> {
  const house = await openHouse(scope);
  const called = (at: number) => ({ username: `user_${at}_secret` });
  const at = (index: number) => given[index] ?? `Имя${index}`;
  const olga = await house.admin(at(0));
  const pavel = await house.admin(at(1));
  const guard = await house.guard(at(2));
  const boris = await house.resident(at(3), [45], called(3));
  const galya = await house.resident(at(4), [45], called(4));
  const anna = await house.resident(at(5), [12], called(5));
  const vera = await house.resident(at(6), [], called(6));
  const stranger = house.stranger(at(7), called(7));
  house.world.start(stranger);
  await house.quiet();
  return { house, people: [olga, pavel, guard, boris, galya, anna, vera, stranger], admins: [olga, pavel] };
}

export async function perform({ house, people }: Home, one: Deed): Promise<void> {
  const { world } = house;
  if (one.kind === 'pass') return house.pass(one.minutes);
  const person = people[one.who] ?? assert.fail();
  const withButtons = world
    .messages(person)
    .filter((message) => message.reply_markup?.inline_keyboard?.length);
  if (one.kind === 'say') world.say(person, one.text);
  else if (one.kind === 'block') {
    world.block(person);
    world.start(person);
  } else if (one.kind === 'press' || one.kind === 'forge') {
    const message = withButtons[one.which % withButtons.length];
    const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
    const button = buttons[one.which % buttons.length];
    if (!message || !button) return;
    if (one.kind === 'press') await world.press(person, message, button.text);
    else await world.forge(person, message, one.data);
  } else world[one.kind](person);
  await house.quiet();
}

/**
 * Who reads somebody's name, username or id without being himself or an admin. Only a display name has readers of its
 * own: whoever shares (or shared) a spot with its owner, and whoever holds a spot that its owner claims.
 */
export async function leaks(home: Home, given: readonly string[]): Promise<string[]> {
  const { house, people, admins } = home;
  const known = await acquainted(home);
  const found: string[] = [];
  for (const [index, owner] of people.entries()) {
    const secrets = [unique(given[index] ?? ''), `user_${index}_secret`, String(owner.id)];
    for (const reader of people) {
      if (reader === owner || admins.includes(reader)) continue;
      const heard = house.world.journal(reader).map((happening) => JSON.stringify(spoken(happening)));
      for (const [nth, secret] of secrets.entries()) {
        if (nth === 0 && known.has(`${owner.id} ${reader.id}`)) continue;
        const line = heard.find((text) => text.includes(secret));
        if (line) found.push(`${reader.firstName} reads ${secret}: ${line.slice(0, 300)}`);
      }
    }
  }
  return found;
}

async function acquainted({ house, people }: Home): Promise<Set<string>> {
  const [, , , boris, galya, anna] = people;
  const first = [boris && [45, boris.id], galya && [45, galya.id], anna && [12, anna.id]].filter(
    (one) => one !== undefined,
  );
  const { rows } = await house.pool.query<{ owner: number; reader: number }>(
    `with ever as (
       select spot, a.external_id as id from holdings h join addresses a using (person_id)
       union select s.spot, a.external_id from claim_spots s join claims c on c.id = s.claim_id
         join addresses a using (person_id) where s.state = 'assigned'
       union select * from unnest($1::int[], $2::bigint[])
     )
     select x.id as owner, y.id as reader from ever x join ever y using (spot)
     union select a.external_id, b.external_id from holder_questions q join claims c on c.id = q.claim_id
       join addresses a on a.person_id = c.person_id join addresses b on b.person_id = q.holder`,
    [first.map(([spot]) => spot), first.map(([, id]) => id)],
  );
  return new Set(rows.map(({ owner, reader }) => `${owner} ${reader}`));
}

const unique = (given: string) => /[А-Я][а-я]{4,}/u.exec(given.replace(/Место/gu, ''))?.[0] ?? given;

/** What the bot put on somebody's screen. */
export function spoken(happening: ReturnType<House['world']['journal']>[number]): unknown {
  if (happening.kind === 'toast') return happening.text;
  if (happening.kind !== 'said' && happening.kind !== 'edited') return null;
  const { from, text, caption, reply_markup } = happening.message;
  return from?.is_bot ? [text, caption, reply_markup] : null;
}

/** Whatever happened: no update threw, no notice died, and Telegram refused nothing of what was sent. */
export async function assertHealthy({ house }: Home): Promise<void> {
  const { rows } = await house.pool.query(
    `select 'update' as what, failure as why from updates where failure is not null
     union all select 'notice', coalesce(notice ->> 'kind', 'card') from notices where state = 'dead'`,
  );
  assert.deepEqual(rows, []);
  const bugs = house.world.log.flatMap((call) => {
    if (!('error' in call) || call.error.code !== 400) return [];
    const { description } = call.error;
    return /not modified|query is too old/.test(description) ? [] : [`${call.method}: ${description}`];
  });
  assert.deepEqual(bugs, []);
}
