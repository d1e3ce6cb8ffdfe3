import { test } from 'node:test';

// Strips for mailboxes, and the link by which a holder brings in his family: what is still owed of them.

test.todo('«Приглашения списком»: one PDF of strips to cut up, sorted by spot, with lines to cut along');
test.todo(
  'A strip has a QR that opens the bot, the address to type, a code of eight signs, «Место 45» and what it is',
);
test.todo('400 strips are one file, made in seconds, that the messenger takes');
test.todo('Where the house has an address of its own, a strip says where to type the code without Telegram');
test.todo('No name and no flat stands on a strip');
test.todo(
  'A strip admits one person without approval: co-holders are told, the admins get one line a day, not 400',
);
test.todo('A strip used twice at once lets one in, and the other reads why, kindly');
test.todo('A strip lives 60 days');
test.todo('Printing again asks first how many printed strips die, and then the old ones open nothing');
test.todo('«Вошли: 212 из 400», and strips for those alone who are not in');
test.todo('A code is taken before the consent, after it, bare at any time, and in the field of the app');
test.todo('Five wrong codes of one person, a hundred of the house: chat and app count together');
test.todo('Used, revoked, over and made up read the same');
test.todo('Strips outlive the admin who printed them; «Отозвать все» ends them at once');
test.todo('«Открытые ссылки» shows all strips as one line');
test.todo('A printed strip works after a restore');
test.todo('«Добавить близкого»: one link, 48 hours, one person, a co-holder at once');
test.todo('The other holders and «Журнал» are told of a link for the family, and of who came by it');
test.todo('Three open links for the family and five a day');
test.todo('A link for the family dies with its maker’s holding, his ban and his /forget');
test.todo('He who made a link for the family sees and revokes it, and so do the admins');
test.todo('400 people join by strips within Telegram’s pace');
