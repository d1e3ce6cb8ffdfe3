import { test } from 'node:test';

test.todo('README tells everything that works, in both languages, and lists nothing as missing');
test.todo('README begins with a short moving picture under 1 MB: alert, «Иду», «Решено»');
