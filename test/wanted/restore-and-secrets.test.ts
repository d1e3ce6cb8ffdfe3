import { test } from 'node:test';

test.todo('An outage logs once a minute with a counter');
test.todo('The start lines are JSON when the log is');
test.todo('Every metric that an alert rule names exists');
test.todo('SECURITY.md, a workflow that runs .ci/run, .editorconfig and .nvmrc are there');
