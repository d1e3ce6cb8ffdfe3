import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { test } from 'node:test';

const logger = JSON.stringify(import.meta.resolve('../../src/adapters/logs/logger.ts'));
const confess = JSON.stringify(import.meta.resolve('../../src/app/report-crashes.ts'));

test('A terminal that is closed or a disk that is full costs lines of the log, and neither stops nor holds up the bot', {
  skip: process.platform !== 'linux' && 'only Linux has a file that is always full',
}, (t) => {
  const full = openSync('/dev/full', 'w');
  t.after(() => closeSync(full));
  const script = `
    import { createLogger } from ${logger};
    import { reportCrashes } from ${confess};
    reportCrashes();
    process.stdout.write('a word to the operator');
    const log = createLogger({ level: 'info' });
    log.error({}, 'one');
    log.fatal({}, 'two');
    setTimeout(() => process.stderr.write('lives'), 50);`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', full, 'pipe'],
    encoding: 'utf8',
    timeout: 10_000,
  });
  assert.deepEqual([run.status, run.signal, run.stderr], [0, null, 'lives']);
});
