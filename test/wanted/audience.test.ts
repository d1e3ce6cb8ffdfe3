import { test } from 'node:test';

// What announcements still owe to those whom they concern.

test.todo('What is unclear in the typed spots is asked back, and spots that nobody holds are named');
test.todo('Where the list has sections, an announcement goes to the chosen ones');
test.todo('An announcement to some spots is read in «Объявления» by their holders and by admins alone');
test.todo('Only an announcement to all can be pinned in the house chat');
test.todo('With «Просьба убрать машину» each reader answers «Уберу» or «Не смогу», and may change his mind');
test.todo('The admin sees how many will move, will not, and are silent, and which spots are silent');
test.todo('«Напомнить» reaches the silent spots once, in the morning, and whoever answered hears nothing');
test.todo('Two holders and two admins pressing at once count once');
test.todo('A bot killed in the middle of an announcement to some spots leaves nobody out');
test.todo('What somebody answered is told in /mydata and forgotten with him');
