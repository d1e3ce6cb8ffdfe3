import { test } from 'node:test';

test.todo('README tells everything that works, in both languages, and lists nothing as missing');
test.todo('README begins with a short moving picture under 1 MB: alert, «Иду», «Решено»');
test.todo(
  'Every «…» of docs/product.md is found in the texts or in a golden; at most 20 exceptions, each with its reason',
);
test.todo('docs/architecture.md, ADR 0001, docs/bench.md and operating.md say what is so today');
