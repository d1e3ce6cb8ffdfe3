import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../../playground/index.ts';
import { createLogger } from '../../src/adapters/logs/logger.ts';
import type { StaffRole } from '../../src/core/kernel/actor.ts';
import { everything } from '../support/everything.ts';
import { type House, openColdHouse, openHouse } from '../support/house.ts';
import { applies, restart } from '../support/joining.ts';

const OF_THE_BOT = /^(set|delete)(My|ChatMenuButton)/;

/** The calls by which the bot said something of itself. */
const said = ({ world }: House, method: RegExp | string = OF_THE_BOT) =>
  world.log.filter((call) => call.method.search(method) === 0);

const listOf = ({ world }: House, person: Person) => world.commandsSeen(person).map(({ command }) => command);

/** Waits until nothing is missing of what everybody sees. */
const introduced = ({ world }: House) =>
  world.until(() => world.profile.defaultRights.groups, { what: 'the end of the introduction' });

const seesList = (house: House, person: Person, commands: readonly string[]) =>
  house.world.until(() => listOf(house, person).join() === commands.join(), {
    what: `${commands.join()} behind ${person.firstName}’s «/»`,
  });

/** Waits until the bot has written down that Telegram took this person's list: seen is not yet remembered. */
async function remembered({ pool }: House, person: Person): Promise<void> {
  const taken = () => pool.query('select 1 from introductions where chat = $1', [String(person.id)]);
  while ((await taken()).rows.length === 0);
}

const RESIDENT = ['menu', 'blocked', 'sos', 'spot', 'help', 'lang', 'privacy', 'mydata', 'forget', 'cancel'];
const ADMIN = ['menu', 'admin', 'group', ...RESIDENT.slice(1)];
const GUARD = ['menu', 'check', ...RESIDENT.slice(1)];

/** Olga names the second person of the house an admin, or takes it back. */
async function steers(house: House, olga: Person, name: string, label: string): Promise<void> {
  await house.taps(olga, 'Управление');
  await house.taps(olga, 'Жители');
  await house.taps(olga, name);
  await house.taps(olga, label);
  await house.taps(olga, 'Подтвердить');
}

test('Whoever has not written yet reads what the bot is for, in his language; the menu button opens the commands', async (t) => {
  const house = await openColdHouse(t);
  const { world } = house;
  await introduced(house);
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
  const house = await openColdHouse(t);
  const { world } = house;
  await introduced(house);
  const wanted = Object.entries(world.profile.defaultRights.groups ?? {}).filter(([, given]) => given);
  assert.deepEqual(wanted, [['can_manage_chat', true]]);
  const [anna, john] = [house.stranger('Анна'), house.stranger('John', { languageCode: 'en' })];
  const group = world.addGroup({ title: 'Двор', members: [anna, john] });
  assert.deepEqual(world.commandsSeen(anna, group), [
    { command: 'spot', description: 'Написать владельцу: /spot 45 текст' },
  ]);
  assert.match(world.commandsSeen(john, group)[0]?.description ?? '', /^Write to an owner/);
});

test('The list behind «/» follows the roles as admins give and take them, also over a restart', async (t) => {
  const house = await openColdHouse(t);
  const olga = await house.admin('Ольга');
  const anna = await house.resident('Анна', [12], { languageCode: 'en' });
  await introduced(house);
  assert.deepEqual(listOf(house, anna), RESIDENT);
  await steers(house, olga, 'Анна · 12', 'Назначить администратором');
  await seesList(house, anna, ADMIN);
  assert.equal(house.world.commandsSeen(anna)[1]?.description, 'Manage the house');
  assert.equal(house.world.commandsSeen(olga)[1]?.description, 'Управление домом');
  await steers(house, olga, '⭐ Анна · 12', 'Снять с администраторов');
  await seesList(house, anna, RESIDENT);
  // The bot dies between the press and the call: the next start looks at the roles, not at what was to be done.
  await house.stopBot();
  const become = (...roles: readonly StaffRole[]) =>
    house.pool.query(
      `update memberships m set roles = $1 from persons p where p.id = m.person_id and p.display_name = 'Анна'`,
      [roles],
    );
  await become('guard');
  await house.startBot();
  await seesList(house, anna, GUARD);
  await become('guard', 'admin');
  await restart(house);
  await seesList(house, anna, ['menu', 'check', 'admin', 'group', ...RESIDENT.slice(1)]);
  await house.pool.query('update memberships set banned_until = $1', [new Date(Date.now() + 1e10)]);
  await restart(house);
  await seesList(house, anna, RESIDENT);
});

test('The commands of the list open what they say, and nothing to whoever may not', async (t) => {
  const house = await openColdHouse(t);
  const olga = await house.admin('Ольга');
  const stepan = await house.guard('Степан');
  const anna = await house.resident('Анна', [12]);
  await house.says(olga, '/admin');
  assert.match(house.reads(olga), /Управление/);
  await house.says(stepan, '/check');
  assert.match(house.reads(stepan), /код/i);
  await house.says(stepan, '/check 123456');
  assert.match(house.reads(stepan), /не наш|нет/i);
  for (const command of ['/admin', '/check', '/check 123456', '/group']) {
    await house.says(anna, command);
    assert.match(house.reads(anna), /Чем помочь|Ваши места/, command);
  }
});

test('Whoever chose a language with /lang finds the commands in it, whatever his phone speaks; /forget takes the list back', async (t) => {
  const house = await openColdHouse(t);
  const anna = await house.resident('Анна', [12], { id: 77_000_112 });
  await introduced(house);
  await house.says(anna, '/lang');
  await house.taps(anna, 'English');
  await house.world.until(
    () => house.world.commandsSeen(anna)[1]?.description.startsWith('Somebody is blocking me in'),
    {
      what: 'English commands',
    },
  );
  await house.says(anna, '/forget');
  await house.taps(anna, 'Confirm');
  await house.world.until(() => said(house, 'deleteMyCommands').length > 0, { what: 'the list taken back' });
  assert.match(house.world.commandsSeen(anna)[1]?.description ?? '', /^Меня перегородили/);
  await restart(house);
  assert.ok(!(await everything(house)).includes(String(anna.id)));
});

test('What has not changed is not sent again at the next start; another house name is', async (t) => {
  const house = await openColdHouse(t);
  const olga = await house.admin('Ольга');
  await introduced(house);
  await restart(house);
  await seesList(house, olga, ADMIN);
  await remembered(house, olga);
  const before = said(house).length;
  await restart(house);
  await applies(house, house.stranger('Анна'), '12');
  assert.equal(said(house).length, before);
  for (const press of ['Управление', 'Настройки', 'Название']) await house.taps(olga, press);
  await house.says(olga, 'ЖК «Ясень»');
  await house.world.until(() => said(house).length === before + 3, { what: 'three descriptions' });
  assert.match(house.world.descriptionSeen(olga).long, /^Парковка: ЖК «Ясень»/);
  assert.ok(
    said(house)
      .slice(before)
      .every(({ method }) => method === 'setMyDescription'),
  );
});

test('Told to slow down while it introduces itself, the bot answers people at once, shows the rest, and comes back to it', async (t) => {
  const house = await openColdHouse(t);
  const { world } = house;
  await introduced(house);
  await house.stopBot();
  world.addFault({ kind: 'too-many-requests', retryAfter: 1, method: 'setMyDescription', times: 1 });
  await house.pool.query('truncate introductions');
  const before = said(house).length;
  await house.startBot();
  await world.until(() => said(house, 'setMyDefault').length === 2, { what: 'everything else' });
  // One refusal holds up the other two languages, too.
  assert.equal(said(house, 'setMyDescription').slice(3).length, 1);
  await applies(house, house.stranger('Анна'), '12');
  assert.match(house.world.dump(), /Заявка/);
  await world.until(() => said(house).length === before + 15, { what: 'the descriptions' });
  assert.equal(said(house).filter((call) => 'error' in call).length, 1);
});

test('Cut off while it introduces itself, the bot goes on with people, leaves Telegram alone and shows the rest later', async (t) => {
  const house = await openColdHouse(t);
  const { world } = house;
  await introduced(house);
  await house.stopBot();
  world.addFault({ kind: 'cut-before', method: 'setMyDescription', times: 1 });
  await house.pool.query('truncate introductions');
  const before = said(house).length;
  await house.startBot();
  await world.until(() => said(house, 'setMyDescription').length === 3 + 1, { what: 'the cut' });
  const anna = house.stranger('Анна');
  await applies(house, anna, '12');
  assert.match(house.reads(anna), /Заявка на место 12 отправлена/);
  assert.equal(said(house).length, before + 7);
  await restart(house);
  // The six lists of commands arrived before the cut.
  await world.until(() => said(house).length === before + 7 + 8, { what: 'the rest' });
});

test('What Telegram refuses is asked for once a start, stops nothing and is logged without anybody’s number', async (t) => {
  const lines: string[] = [];
  const log = createLogger({
    // Where everything is told, what repeats is told each time.
    level: 'debug',
    destination: { write: (line: string) => void lines.push(line) },
  });
  const house = await openHouse(t, {}, log);
  const { world } = house;
  await introduced(house);
  await house.stopBot();
  for (const method of ['setMyCommands', 'setMyShortDescription', 'setChatMenuButton'])
    world.addFault({ kind: 'server-error', code: method === 'setMyCommands' ? 400 : 404, method });
  await house.pool.query('truncate introductions');
  const olga = house.stranger('Ольга');
  await house.startBot();
  await world.until(() => said(house, 'setMyDefault').length === 2, { what: 'the rest' });
  const before = said(house).length;
  await applies(house, olga, '12');
  await house.says(olga, '/lang');
  await house.taps(olga, 'English');
  // Her own list is new, and refused; nothing else is asked for again.
  await world.until(() => said(house).length > before, { what: 'her list' });
  await house.says(olga, '/lang');
  await house.taps(olga, 'Русский');
  await world.until(() => said(house).length === before + 2, { what: 'her other list' });
  assert.deepEqual(
    new Set(
      said(house)
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
