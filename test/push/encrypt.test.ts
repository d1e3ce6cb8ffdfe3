import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64url, toBase64url } from '../../src/adapters/push/base64url.ts';
import { areKeys, encrypt, importPair, MOST_BYTES } from '../../src/adapters/push/encrypt.ts';
import { newVapidKey, openVapid } from '../../src/adapters/push/vapid.ts';
import { decrypt, newReader, verifyVapid } from '../support/push-server.ts';

/** RFC 8291, section 5 and appendix A. */
const RFC_8291 = {
  plain: 'When I grow up, I want to be a watermelon',
  sender: {
    publicKey: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
    privateKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  },
  reader: {
    publicKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    privateKey: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  },
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  sealed:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

/** RFC 8292, section 2.4. */
const RFC_8292 =
  'vapid t=eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSSHzvoD1oA, k=BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs';

const bytes = (text: string) => new TextEncoder().encode(text);

test('what RFC 8291 encrypts we encrypt to the same bytes', async () => {
  const { plain, sender, reader, salt, auth, sealed } = RFC_8291;
  const fresh = { keys: await importPair(sender.publicKey, sender.privateKey), salt: fromBase64url(salt) };
  const made = await encrypt(bytes(plain), { p256dh: reader.publicKey, auth }, fresh);
  assert.equal(toBase64url(made), sealed);
});

test('the reader of RFC 8291 reads what the RFC sealed, and nobody with another secret does', async () => {
  const { plain, reader, auth, sealed } = RFC_8291;
  const keys = await importPair(reader.publicKey, reader.privateKey);
  assert.equal(await decrypt(fromBase64url(sealed), { keys, auth }), plain);
  await assert.rejects(decrypt(fromBase64url(sealed), { keys, auth: 'AAAAAAAAAAAAAAAAAAAAAA' }));
});

test('two messages of the same words are two secrets, up to the longest that services take', async () => {
  const reader = await newReader();
  const words = 'ж'.repeat(MOST_BYTES / 2);
  const [one, two] = await Promise.all([encrypt(bytes(words), reader), encrypt(bytes(words), reader)]);
  assert.notEqual(toBase64url(one), toBase64url(two));
  assert.equal(await decrypt(one, reader), words);
  assert.ok(one.length <= 4096);
  await assert.rejects(encrypt(bytes(`${words}жж`), reader));
});

test('what is no key of a browser is known as none', async () => {
  const reader = await newReader();
  assert.equal(await areKeys(reader), true);
  for (const keys of [
    { ...reader, auth: 'AAAA' },
    { ...reader, p256dh: 'AAAA' },
    { ...reader, p256dh: toBase64url(new Uint8Array(65).fill(4)) },
  ])
    assert.equal(await areKeys(keys), false);
});

test('the signature of RFC 8292 is one, ours is one for this service alone and for a day at most', async () => {
  const rfc = await verifyVapid(RFC_8292);
  assert.deepEqual(rfc, { aud: 'https://push.example.net', exp: 1453523768, sub: 'mailto:push@example.com' });
  await assert.rejects(verifyVapid(RFC_8292.replace('.i3CY', '.i3CZ')));
  const vapid = await openVapid(await newVapidKey(), 'https://parking.example');
  const at = new Date('2026-11-29T12:00:00Z');
  const header = await vapid.authorize('https://push.example.net', at);
  assert.deepEqual(await verifyVapid(header), {
    aud: 'https://push.example.net',
    exp: at.getTime() / 1_000 + 12 * 3_600,
    sub: 'https://parking.example',
  });
  assert.equal(await vapid.authorize('https://push.example.net', new Date(at.getTime() + 60_000)), header);
  const later = await vapid.authorize('https://push.example.net', new Date(at.getTime() + 3_600_000));
  assert.notEqual(later, header);
  // One of later than now was made before the clock was set back: its end may be further away than services take.
  const back = await verifyVapid(await vapid.authorize('https://push.example.net', at));
  assert.equal(back.exp, at.getTime() / 1_000 + 12 * 3_600);
  const other = await verifyVapid(await vapid.authorize('https://other.example', at));
  assert.equal(other.aud, 'https://other.example');
});

test('a kept key is the same house after a restart', async () => {
  const kept = await newVapidKey();
  const [one, two] = await Promise.all([
    openVapid(kept, 'https://a.example'),
    openVapid(kept, 'https://a.example'),
  ]);
  assert.equal(one.publicKey, two.publicKey);
  assert.match(one.publicKey, /^B[\w-]{86}$/);
});
