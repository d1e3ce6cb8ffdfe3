import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchTrouble } from '../../src/application/repeated-trouble.ts';
import { minutes, seconds } from '../../src/core/kernel/time.ts';

const full = new Error('the disk is full');

function watch() {
  let now = 0;
  const trouble = watchTrouble(
    (error) => error === full,
    () => now,
  );
  return {
    ...trouble,
    /** Whether it is the database's trouble that it failed. */
    fails: (key: string) => trouble.isDatabases(key, full),
    wait: (ms: number) => {
      now += ms;
    },
  };
}

test('an error of our own is never the database’s', () => {
  assert.equal(watch().isDatabases('one', new TypeError('a bug')), false);
});

test('while everything fails, nothing is to blame, however long it lasts', () => {
  const { fails, wait, lasts } = watch();
  for (let second = 0; second < 600; second += 1) {
    assert.ok(fails('one') && fails('other'));
    wait(seconds(1));
  }
  assert.equal(lasts(), minutes(10));
});

test('what alone fails for two minutes while others pass is to blame itself', () => {
  const { fails, wait, passed } = watch();
  for (let second = 0; second < 120; second += 1) {
    assert.equal(fails('one'), true, `after ${second} s`);
    passed(`other ${second}`);
    wait(seconds(1));
  }
  assert.equal(fails('one'), false);
});

test('where nobody else tried anything, nobody passed', () => {
  const { fails, wait } = watch();
  fails('one');
  wait(minutes(30));
  assert.equal(fails('one'), true);
});

test('after an outage what comes second is not taken for the one that fails alone', () => {
  const { fails, wait, passed } = watch();
  fails('one');
  passed('before the outage');
  fails('other');
  wait(minutes(5));
  passed('other');
  assert.equal(fails('one'), true);
  passed('somebody');
  wait(minutes(2));
  assert.equal(fails('one'), false, 'it fails alone since then');
});

test('what has passed, or was given up, is forgotten', () => {
  const { fails, wait, passed, over, lasts } = watch();
  fails('one');
  fails('two');
  passed('one');
  over('two');
  assert.equal(lasts(), 0);
  fails('three');
  wait(seconds(20));
  assert.equal(lasts(), seconds(20));
  wait(seconds(20));
  assert.equal(lasts(), 0, 'nobody tries it any more');
});
