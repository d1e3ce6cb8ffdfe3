import { test } from 'node:test';

test.todo(
  'A wrong token, an unreachable API and a house without any admin are said at start in one Russian line each, with what to do',
);
test.todo("The bot's address with a token answers a small page that links /readyz");
test.todo(
  'A server that demands TLS, a private CA, no right on schema public and no CONNECT right are one line each, with the way out',
);
test.todo('A pooler in transaction or statement mode is found at start and by the doctor');
test.todo('/readyz is red when nobody polls');
test.todo("operating.md has a table of hosted databases: URL, sslmode, which port is the pooler's");
