import { test } from 'node:test';

test.todo('A real house opened without a token gets no invented people');
test.todo('The playground opens a real house as it is and says so');
