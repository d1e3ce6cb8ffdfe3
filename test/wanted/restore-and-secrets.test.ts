import { test } from 'node:test';

test.todo('Every metric that an alert rule names exists');
test.todo('SECURITY.md, a workflow that runs .ci/run, .editorconfig and .nvmrc are there');
