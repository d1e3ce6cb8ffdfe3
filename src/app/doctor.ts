/** `npm run doctor`: looks at everything that can be wrong around the bot and says in words what to do. */
import 'temporal-polyfill/global';
import { readSettings } from '../config.ts';
import { examineDatabase } from './doctor/database.ts';
import { type Finding, ill, lineOf, well } from './doctor/finding.ts';
import { examineMachine } from './doctor/machine.ts';
import { examineSite } from './doctor/site.ts';
import { examineTelegram } from './doctor/telegram.ts';
import { onStopRequest } from './stop-requests.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const config = readSettings('.env', process.env);
if (!config.ok) {
  for (const why of config.why) say(lineOf(ill(why)));
  process.exit(78);
}
say(lineOf(well('Настройки прочитаны')));
const machine = await examineMachine(config.value);
const examining = examineDatabase(config.value);
// Whoever stops us waits until the embedded database is stopped, too: it would outlive us.
onStopRequest(() => void examining.finally(() => process.exit(1)));
const database = await examining;
const telegram = await examineTelegram(config.value, database.groups);
const site = await examineSite(config.value.web);
const found: readonly Finding[] = [...machine, ...database.found, ...telegram, ...site];
for (const finding of found) say(lineOf(finding));
const faults = found.filter(({ is }) => is === 'ill').length;
say(faults === 0 ? 'Всё в порядке.' : `Нужно внимание: ${faults}.`);
process.exit(faults === 0 ? 0 : 1);
