import { test } from 'node:test';

// «Ищу место» and «Займу»: what is still owed; a clause leaves when something shows it.

test.todo('«Справочник мест» → «Ищу место» → «На вечер», «До завтра», «Другая дата»');
test.todo('Free spots are a list with «Займу»');
test.todo('None: «Скажу, когда появится», one wish a person, until its time');
test.todo('Everybody who waits is told at once, silently in quiet hours');
test.todo('The first «Займу» wins, the others read «Уже заняли»');
test.todo('The borrower reads «Хозяин вернётся раньше — машину придётся убрать»');
test.todo(
  'The holder reads «На вашем месте 45 до завтра, 20:00, постоит сосед с места 12», or «сосед без места»',
);
test.todo('Directory and picture show «занято до …»');
test.todo('A message thread opens between the two');
test.todo('«Место свободно» or the end of the mark ends it, a word 30 minutes before');
test.todo('The gate shows «Стоит с разрешения до завтра, 20:00», then «Время вышло»');
test.todo('Two people never hold the same time of a spot');
test.todo('Two «Займу» at once; «Вернулся» against «Займу»');
test.todo('No spot is lent twice for one time, no wish is forgotten, every lending ends');
