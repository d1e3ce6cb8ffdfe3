import { test } from 'node:test';

test.todo('The bot describes itself in Russian and English before anybody presses «Старт»');
test.todo('The commands in the menu differ for residents, admins, guards and groups, in both languages');
test.todo('In a house group the bot asks for the least rights by default');
test.todo('The menu button opens the commands');
test.todo('What has not changed is not sent again at the next start');
test.todo('A 429 while introducing itself delays nothing and is taken up later');
