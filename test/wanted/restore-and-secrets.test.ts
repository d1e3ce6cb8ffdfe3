import { test } from 'node:test';

test.todo('Restore says into which database it goes');
test.todo('Restore refuses the embedded database where compose.yaml or .env of the folder says otherwise');
test.todo('Restore without a terminal and without --yes exits 1');
test.todo('A copy of an older version is brought up through the migrations');
test.todo('An outage logs once a minute with a counter');
test.todo('The start lines are JSON when the log is');
test.todo('Every metric that an alert rule names exists');
test.todo('backup.md tells how to restore in Docker with the age key mounted read-only');
test.todo(
  "operating.md is honest about the embedded database: roll back, security fixes, the distro's PostgreSQL for years",
);
test.todo('SECURITY.md, a workflow that runs .ci/run, .editorconfig and .nvmrc are there');
