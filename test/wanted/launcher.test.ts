import { test } from 'node:test';

test.todo('`npm ci && npm start` works with npm 10.8.2');
test.todo('`npm ci && npm start` works with the current npm');
test.todo('`npm ci && npm start` works on a minimal Debian as an ordinary user');
test.todo('The launcher finds the Node that npm ci brought by its path and says in one line what is missing');
test.todo('A killed npm or launcher (TERM, INT, HUP, KILL) leaves no PostgreSQL behind');
test.todo('The bot starts and a scenario passes under Node 26, too');
test.todo('README says both commands literally, with the git clone line before them');
