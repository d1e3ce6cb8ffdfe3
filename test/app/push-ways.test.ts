import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPushingHouse } from '../support/browsers.ts';
import { newReader } from '../support/push-server.ts';

test('Whoever is reached in the messenger switches a browser off and on: no call changes by it, and none comes twice', async (t) => {
  const app = await openPushingHouse(t);
  const anna = await app.resident('Анна', [12]);
  const boris = await app.resident('Борис', [45]);
  const phone = await app.phoneOf(boris);
  await app.says(anna, '/blocked 45');
  const calls = () => app.world.messages(boris).filter(({ text }) => text?.includes('мешает выехать')).length;
  assert.equal(calls(), 1);
  await phone.at.call('DELETE push');
  await app.quiet();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  const { keys: _, ...reader } = await newReader();
  await phone.at.call('PUT push', { endpoint: phone.address, ...reader });
  await app.quiet();
  assert.match(app.reads(anna), /Доставлено хозяину машины/);
  assert.equal(calls(), 1);
});
