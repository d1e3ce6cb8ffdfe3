import assert from 'node:assert/strict';
import type { Group, Person } from '../../playground/index.ts';
import { createLogger } from '../../src/adapters/logs/logger.ts';
import { drafts } from '../support/announcing.ts';
import type { Scope } from '../support/database.ts';
import { ADMIN, at, linkedGroup } from '../support/group.ts';
import { borrows, leaves, seeks } from '../support/lending.ts';
import { drives } from '../support/plates.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { leaveResorts } from './resort-leaks.ts';
import type { Step } from './steps.ts';

export { names, type Step, step } from './steps.ts';

export type Home = {
  readonly app: TestApp;
  readonly people: readonly Person[];
  readonly group: Group;
  /** What the program logged, line by line. */
  readonly log: readonly string[];
  /** `reader owner`: who came to know whose name by right, at any time. */
  readonly acquainted: Set<string>;
  /** Who was a guard or an admin at any time. */
  readonly staff: Set<string>;
  /** Who was an admin at any time. */
  readonly admins: Set<string>;
};

const phoneOf = (who: number) => `+7999123450${who}`;

/**
 * Eight people: two admins, a guard, who owns 45 and who rents it, one at 12, one without a spot,
 * one stranger; a group.
 */
export async function inhabit(
  scope: Scope,
  given: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Home> {
  const log: string[] = [];
  const logger = createLogger({ level: 'trace', destination: { write: (line) => void log.push(line) } });
  const app = await openTestApp(scope, env, logger);
  const called = (who: number) => ({ username: `user_${who}_secret` });
  const name = (who: number) => given[who] ?? `Имя${who}`;
  const olga = await app.admin(name(0));
  const pavel = await app.admin(name(1));
  const guard = await app.guard(name(2));
  const boris = await app.resident(name(3), [45], called(3));
  const galya = await app.resident(name(4), [45], called(4));
  const anna = await app.resident(name(5), [12], called(5));
  const vera = await app.resident(name(6), [], called(6));
  await drives(app, boris, 'А123ВС777');
  await drives(app, vera, 'А123ВС77', { confirmed: false });
  await app.pool.query(
    `update holdings set tenant_until = $2 where person_id = (select person_id from addresses where external_id = $1)`,
    [galya.id, new Date(app.clock.now().getTime() + 30 * 86_400_000)],
  );
  const stranger = app.stranger(name(7), called(7));
  app.world.start(stranger);
  await app.quiet();
  const others = [pavel, guard, boris, galya, anna, vera, stranger];
  const group = await linkedGroup(app, olga, others, { rights: ADMIN });
  const home = {
    ...{ app, people: [olga, ...others], group, log },
    ...{ acquainted: new Set<string>(), staff: new Set<string>(), admins: new Set<string>() },
  };
  await leaveResorts(app, boris);
  // Who answers it, how often and what, is for the steps; the answers are counted by spots.
  await drafts(app, olga, 'Чистят снег');
  await app.taps(olga, 'Просьба убрать машину');
  await app.taps(olga, 'Отправить');
  // Guard and admins are shown it from the beginning, whatever becomes of the thread and of them.
  await app.says(anna, '/blocked 45');
  await app.taps(anna, 'Позвать охрану');
  assert.match(app.reads(guard), /ЖЖ4711/);
  // A neighbour stands on 45, and another one waits for a spot: their cards are pressed like all others.
  await leaves(app, boris, 'Неделя');
  await borrows(app, vera, 45);
  await seeks(app, anna);
  await app.taps(anna, 'Скажу, когда появится');
  await introduce(home);
  return home;
}

export async function perform(home: Home, one: Step): Promise<void> {
  const { app, people, group } = home;
  const { world } = app;
  if (one.kind === 'pass') return app.advance(one.minutes);
  const person = people[one.who] ?? assert.fail();
  if (one.kind === 'say') world.say(person, one.text);
  else if (one.kind === 'group') speak(home, person, one);
  else if (one.kind === 'press') await pressAny(home, person, person, one.which);
  else if (one.kind === 'press in group') await pressAny(home, person, group, one.which);
  else if (one.kind === 'forge') await forge(home, person, one);
  else if (one.kind === 'contact') world.contact(person, { phone: phoneOf(one.who) });
  else if (one.kind === 'block') {
    world.block(person);
    world.start(person);
  } else world[one.kind](person);
  await app.quiet();
  await introduce(home);
}

function speak({ app, group }: Home, person: Person, { how, text }: Extract<Step, { kind: 'group' }>): void {
  const { world } = app;
  const fits = (ofBot: boolean) =>
    world.messages(group).findLast(({ from }) => (from?.is_bot ?? false) === ofBot);
  const replyTo =
    how === 'reply to the bot' ? fits(true) : how === 'reply to somebody' ? fits(false) : undefined;
  const said = how === 'chatter' || how === 'reply to the bot' ? text : `${at(app)} ${text}`;
  const line = how === 'command' ? `/spot ${text}` : said;
  world.say(person, line.slice(0, 4_096), { chat: group, ...(replyTo && { replyTo }) });
}

const withButtons = ({ app }: Home, chat: Person | Group) =>
  app.world.messages(chat).filter((message) => message.reply_markup?.inline_keyboard?.length);

async function pressAny(home: Home, person: Person, chat: Person | Group, which: number): Promise<void> {
  const messages = withButtons(home, chat);
  const message = messages[which % messages.length];
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons[which % buttons.length];
  if (message && button) await home.app.world.press(person, message, button.text, chat);
}

/** Presses what somebody else was shown, as it was or with one of its numbers changed. */
async function forge(
  home: Home,
  person: Person,
  { which, number }: Extract<Step, { kind: 'forge' }>,
): Promise<void> {
  const seen = [home.group, ...home.people].flatMap((chat) => {
    return withButtons(home, chat).flatMap(({ reply_markup }) => reply_markup?.inline_keyboard.flat() ?? []);
  });
  const datas = seen.flatMap((button) => ('callback_data' in button ? [String(button.callback_data)] : []));
  const message = home.app.world.messages(person).findLast(({ from }) => from?.is_bot);
  const data = datas[which % datas.length];
  if (!message || data === undefined) return;
  const parts = data.split(':');
  if (number !== null) parts[which % parts.length] = number.toString(36);
  await home.app.world.forge(person, message, parts.join(':'));
}

/** Notes who may know whose name by now: co-holders, an applicant's holders, the admins of everybody. */
async function introduce({ app, acquainted, staff, admins }: Home): Promise<void> {
  const { rows } = await app.pool.query<{ pair: string }>(
    `with address as (select person_id, external_id as id from addresses)
     select r.id || ' ' || o.id as pair from holdings x join holdings y using (complex_id, spot)
       join address r on r.person_id = x.person_id join address o on o.person_id = y.person_id
     union select r.id || ' ' || o.id from holder_questions q join claims c on c.id = q.claim_id
       join address r on r.person_id = q.holder join address o on o.person_id = c.person_id
     union select r.id || ' ' || o.id from memberships m join address r using (person_id), address o where 'admin' = any(m.roles)`,
  );
  for (const { pair } of rows) acquainted.add(pair);
  const { rows: helpers } = await app.pool.query<{ id: string; admin: boolean }>(
    `select a.external_id as id, 'admin' = any(m.roles) as admin from memberships m join addresses a using (person_id) where m.roles <> '{}'`,
  );
  for (const { id, admin } of helpers) {
    staff.add(id);
    if (admin) admins.add(id);
  }
}

/** Who reads somebody's name, username, phone or id without being himself, an admin or acquainted with him. */
export function leaks(home: Home, given: readonly string[]): string[] {
  const { app, people, group, acquainted } = home;
  const found: string[] = [];
  // In the playground the numbers of updates come from the same row of numbers as people do.
  const log = home.log.map((line) => line.replace(/"update":\d+,/, ''));
  const readers = [
    ...people.map(({ id, firstName }) => ({ id, firstName })),
    { id: group.id, firstName: 'the group' },
  ];
  const heard = readers.map((reader) => ({
    reader,
    lines: app.world.journal(reader.id).map((happening) => JSON.stringify(spoken(app, happening))),
  }));
  const staff = new Set(people.slice(0, 2).map(({ id }) => id));
  for (const [index, owner] of people.entries()) {
    const secrets = [
      unique(given[index] ?? ''),
      `user_${index}_secret`,
      phoneOf(index).slice(1),
      String(owner.id),
    ];
    for (const secret of secrets) {
      const logged = log.find((line) => line.includes(secret));
      if (logged) found.push(`the log tells ${secret}: ${logged.slice(0, 300)}`);
    }
    for (const { reader, lines } of heard) {
      if (reader.id === owner.id || staff.has(reader.id)) continue;
      // Whoever is acquainted, or was made an admin, may read the name; the rest is nobody's.
      const hidden = acquainted.has(`${reader.id} ${owner.id}`) ? secrets.slice(1) : secrets;
      for (const secret of hidden) {
        const line = lines.find((text) => text.includes(secret));
        if (line) found.push(`${reader.firstName} reads ${secret}: ${line.slice(0, 300)}`);
      }
    }
  }
  return found;
}

const unique = (given: string) => /[А-Я][а-я]{4,}/u.exec(given.replace(/Место/gu, ''))?.[0] ?? given;

/** What the bot put on somebody's screen, files too. */
export function spoken(
  { world }: TestApp,
  happening: ReturnType<TestApp['world']['journal']>[number],
): unknown {
  if (happening.kind === 'toast') return happening.text;
  if (happening.kind !== 'said' && happening.kind !== 'edited') return null;
  const { from, text, caption, reply_markup, document } = happening.message;
  const file = document && world.files.byId(document.file_id);
  return from?.is_bot ? [text, caption, reply_markup, file && Buffer.from(file.bytes).toString()] : null;
}

/** Whatever happened: no update threw, no notice died, and Telegram refused nothing of what was sent. */
export async function assertHealthy({ app }: Home): Promise<void> {
  const { rows } = await app.pool.query(
    `select 'update' as what, failure as why from updates where failure is not null
     union all select 'notice', coalesce(notice ->> 'kind', 'card') from notices where state = 'dead'`,
  );
  assert.deepEqual(rows, []);
  const bugs = app.world.log.flatMap((call) => {
    if (!('error' in call) || call.error.code !== 400) return [];
    const { description } = call.error;
    // A press may stand below a message without a text of its own, or a menu: a new one is sent then.
    return /not modified|query is too old|can't be edited|no text in the message/.test(description)
      ? []
      : [`${call.method}: ${description}`];
  });
  assert.deepEqual(bugs, []);
}
