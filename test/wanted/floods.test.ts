import { test } from 'node:test';

test.todo(
  "A neighbour's press is answered within a second while one stranger sends 1,000 /start, presses, labels and photos (polling and webhook)",
);
test.todo('The same from 20 strangers');
test.todo('An update is confirmed when it is committed, never held by the reply before it');
test.todo('A newer menu replaces an older one that has not left yet');
test.todo('One chat has a bounded share of what is fetched at once');
test.todo(
  "Beyond 30 in 10 seconds a chat's /start, presses and labels are answered once, then dropped until it is quiet for 10 seconds",
);
test.todo('A spot number that raises an alert is never dropped, however much its sender pressed before');
test.todo("An answer to an alert and a guard's verdict are never dropped either");
test.todo('A group that is changed 60 times in a row delays nobody but itself');
