import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { createLogger } from '../../src/adapters/logs/logger.ts';
import type { StaffRole } from '../../src/core/kernel/actor.ts';
import { everything } from '../support/everything.ts';
import { applies, restart } from '../support/joining.ts';
import { openColdTestApp, openTestApp, type TestApp } from '../support/test-app.ts';

const OF_THE_BOT = /^(set|delete)(My|ChatMenuButton)/;

/** The calls by which the bot said something of itself. */
const said = ({ world }: TestApp, method: RegExp | string = OF_THE_BOT) =>
  world.log.filter((call) => call.method.search(method) === 0);

const listOf = ({ world }: TestApp, person: Person) =>
  world.commandsSeen(person).map(({ command }) => command);

/** Waits until nothing is missing of what everybody sees. */
const introduced = ({ world }: TestApp) =>
  world.until(() => world.profile.defaultRights.groups, { what: 'the end of the introduction' });

const seesList = (app: TestApp, person: Person, commands: readonly string[]) =>
  app.world.until(() => listOf(app, person).join() === commands.join(), {
    what: `${commands.join()} behind ${person.firstName}’s «/»`,
  });

/** Waits until the bot has written down that Telegram took this person's list: seen is not yet remembered. */
async function remembered({ pool }: TestApp, person: Person): Promise<void> {
  const taken = () => pool.query('select 1 from introductions where chat = $1', [String(person.id)]);
  while ((await taken()).rows.length === 0);
}

const RESIDENT = ['menu', 'blocked', 'sos', 'spot', 'help', 'lang', 'privacy', 'mydata', 'forget', 'cancel'];
const ADMIN = ['menu', 'admin', 'group', ...RESIDENT.slice(1)];
const GUARD = ['menu', 'check', ...RESIDENT.slice(1)];

/** Olga names the second person of the house an admin, or takes it back. */
async function steers(app: TestApp, olga: Person, name: string, label: string): Promise<void> {
  await app.taps(olga, 'Управление');
  await app.taps(olga, 'Жители');
  await app.taps(olga, name);
  await app.taps(olga, label);
  await app.taps(olga, 'Подтвердить');
}

test('Whoever has not written yet reads what the bot is for, in his language; the menu button opens the commands', async (t) => {
  const app = await openColdTestApp(t);
  const { world } = app;
  await introduced(app);
  const reads = (languageCode?: string) =>
    world.descriptionSeen(world.addPerson({ firstName: 'Кто-то', ...(languageCode && { languageCode }) }));
  assert.match(reads('ru').long, /^Парковка: ЖК «Тихий двор»\.[\s\S]*Нажмите «Старт»/);
  assert.match(reads('en').long, /^Parking: ЖК «Тихий двор»\.[\s\S]*Press “Start”/);
  assert.match(reads('ru').short, /^Перегородили\? Напишу/);
  assert.match(reads('en-GB').short, /^Blocked in\? I'll message/);
  // The house's own language, for whoever speaks none of ours.
  assert.deepEqual([reads('de'), reads()], [reads('ru'), reads('ru')]);
  assert.deepEqual([...world.profile.menuButtons], [[undefined, { type: 'commands' }]]);
});

test('A group that adds the bot is asked for the least right, and there «/» lists the one command of groups', async (t) => {
  const app = await openColdTestApp(t);
  const { world } = app;
  await introduced(app);
  const wanted = Object.entries(world.profile.defaultRights.groups ?? {}).filter(([, given]) => given);
  assert.deepEqual(wanted, [['can_manage_chat', true]]);
  const [anna, john] = [app.stranger('Анна'), app.stranger('John', { languageCode: 'en' })];
  const group = world.addGroup({ title: 'Двор', members: [anna, john] });
  assert.deepEqual(world.commandsSeen(anna, group), [
    { command: 'spot', description: 'Написать владельцу: /spot 45 текст' },
  ]);
  assert.match(world.commandsSeen(john, group)[0]?.description ?? '', /^Write to an owner/);
});

test('The list behind «/» follows the roles as admins give and take them, also over a restart', async (t) => {
  const app = await openColdTestApp(t);
  const olga = await app.admin('Ольга');
  const anna = await app.resident('Анна', [12], { languageCode: 'en' });
  await introduced(app);
  assert.deepEqual(listOf(app, anna), RESIDENT);
  await steers(app, olga, 'Анна · 12', 'Назначить администратором');
  await seesList(app, anna, ADMIN);
  assert.equal(app.world.commandsSeen(anna)[1]?.description, 'Manage the house');
  assert.equal(app.world.commandsSeen(olga)[1]?.description, 'Управление домом');
  await steers(app, olga, '⭐ Анна · 12', 'Снять с администраторов');
  await seesList(app, anna, RESIDENT);
  // The bot dies between the press and the call: the next start looks at the roles, not at what was to be done.
  await app.stopBot();
  const become = (...roles: readonly StaffRole[]) =>
    app.pool.query(
      `update memberships m set roles = $1 from persons p where p.id = m.person_id and p.display_name = 'Анна'`,
      [roles],
    );
  await become('guard');
  await app.startBot();
  await seesList(app, anna, GUARD);
  await become('guard', 'admin');
  await restart(app);
  await seesList(app, anna, ['menu', 'check', 'admin', 'group', ...RESIDENT.slice(1)]);
  await app.pool.query('update memberships set banned_until = $1', [new Date(Date.now() + 1e10)]);
  await restart(app);
  await seesList(app, anna, RESIDENT);
});

test('The commands of the list open what they say, and nothing to whoever may not', async (t) => {
  const app = await openColdTestApp(t);
  const olga = await app.admin('Ольга');
  const stepan = await app.guard('Степан');
  const anna = await app.resident('Анна', [12]);
  await app.says(olga, '/admin');
  assert.match(app.reads(olga), /Управление/);
  await app.says(stepan, '/check');
  assert.match(app.reads(stepan), /код/i);
  await app.says(stepan, '/check 123456');
  assert.match(app.reads(stepan), /не наш|нет/i);
  for (const command of ['/admin', '/check', '/check 123456', '/group']) {
    await app.says(anna, command);
    assert.match(app.reads(anna), /Чем помочь|Ваши места/, command);
  }
});

test('Whoever chose a language with /lang finds the commands in it, whatever his phone speaks; /forget takes the list back', async (t) => {
  const app = await openColdTestApp(t);
  const anna = await app.resident('Анна', [12], { id: 77_000_112 });
  await introduced(app);
  await app.says(anna, '/lang');
  await app.taps(anna, 'English');
  await app.world.until(
    () => app.world.commandsSeen(anna)[1]?.description.startsWith('Somebody is blocking me in'),
    {
      what: 'English commands',
    },
  );
  await app.says(anna, '/forget');
  await app.taps(anna, 'Confirm');
  await app.world.until(() => said(app, 'deleteMyCommands').length > 0, { what: 'the list taken back' });
  assert.match(app.world.commandsSeen(anna)[1]?.description ?? '', /^Меня перегородили/);
  await restart(app);
  assert.ok(!(await everything(app)).includes(String(anna.id)));
});

test('What has not changed is not sent again at the next start; another house name is', async (t) => {
  const app = await openColdTestApp(t);
  const olga = await app.admin('Ольга');
  await introduced(app);
  await restart(app);
  await seesList(app, olga, ADMIN);
  await remembered(app, olga);
  const before = said(app).length;
  await restart(app);
  await applies(app, app.stranger('Анна'), '12');
  assert.equal(said(app).length, before);
  for (const press of ['Управление', 'Настройки', 'Название']) await app.taps(olga, press);
  await app.says(olga, 'ЖК «Ясень»');
  await app.world.until(() => said(app).length === before + 3, { what: 'three descriptions' });
  assert.match(app.world.descriptionSeen(olga).long, /^Парковка: ЖК «Ясень»/);
  assert.ok(
    said(app)
      .slice(before)
      .every(({ method }) => method === 'setMyDescription'),
  );
});

test('Told to slow down while it introduces itself, the bot answers people at once, shows the rest, and comes back to it', async (t) => {
  const app = await openColdTestApp(t);
  const { world } = app;
  await introduced(app);
  await app.stopBot();
  world.addFault({ kind: 'too-many-requests', retryAfter: 1, method: 'setMyDescription', times: 1 });
  await app.pool.query('truncate introductions');
  const before = said(app).length;
  await app.startBot();
  await world.until(() => said(app, 'setMyDefault').length === 2, { what: 'everything else' });
  // One refusal holds up the other two languages, too.
  assert.equal(said(app, 'setMyDescription').slice(3).length, 1);
  await applies(app, app.stranger('Анна'), '12');
  assert.match(app.world.dump(), /Заявка/);
  await world.until(() => said(app).length === before + 15, { what: 'the descriptions' });
  assert.equal(said(app).filter((call) => 'error' in call).length, 1);
});

test('Cut off while it introduces itself, the bot goes on with people, leaves Telegram alone and shows the rest later', async (t) => {
  const app = await openColdTestApp(t);
  const { world } = app;
  await introduced(app);
  await app.stopBot();
  world.addFault({ kind: 'cut-before', method: 'setMyDescription', times: 1 });
  await app.pool.query('truncate introductions');
  const before = said(app).length;
  await app.startBot();
  await world.until(() => said(app, 'setMyDescription').length === 3 + 1, { what: 'the cut' });
  const anna = app.stranger('Анна');
  await applies(app, anna, '12');
  assert.match(app.reads(anna), /Заявка сохранена/);
  assert.equal(said(app).length, before + 7);
  await restart(app);
  // The six lists of commands arrived before the cut.
  await world.until(() => said(app).length === before + 7 + 8, { what: 'the rest' });
});

test('What Telegram refuses is asked for once a start, stops nothing and is logged without anybody’s number', async (t) => {
  const lines: string[] = [];
  const log = createLogger({
    // Where everything is told, what repeats is told each time.
    level: 'debug',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const app = await openTestApp(t, {}, log);
  const { world } = app;
  await introduced(app);
  await app.stopBot();
  for (const method of ['setMyCommands', 'setMyShortDescription', 'setChatMenuButton'])
    world.addFault({ kind: 'server-error', code: method === 'setMyCommands' ? 400 : 404, method });
  await app.pool.query('truncate introductions');
  const olga = app.stranger('Ольга');
  await app.startBot();
  await world.until(() => said(app, 'setMyDefault').length === 2, { what: 'the rest' });
  const before = said(app).length;
  await applies(app, olga, '12');
  await app.says(olga, '/lang');
  await app.taps(olga, 'English');
  // Her own list is new, and refused; nothing else is asked for again.
  await world.until(() => said(app).length > before, { what: 'her list' });
  await app.says(olga, '/lang');
  await app.taps(olga, 'Русский');
  await world.until(() => said(app).length === before + 2, { what: 'her other list' });
  assert.deepEqual(
    new Set(
      said(app)
        .slice(before)
        .map(({ method }) => method),
    ),
    new Set(['setMyCommands']),
  );
  const told = lines.filter((line) => line.includes('does not show'));
  // The last call has been answered; its line may be on its way.
  assert.ok(told.length === 10 + 1 || told.length === 10 + 2, `${told.length} lines`);
  assert.ok(!told.join().includes(String(olga.id)));
});
