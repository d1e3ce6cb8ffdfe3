import { GUARD_PAYLOAD, RESIDENT_PAYLOAD, STRIP_PAYLOAD } from '../../chat/joining/buttons.ts';
import { findStrip } from '../../chat/joining/find-strip.ts';
import type { ChatTx } from '../../chat/kit/ports.ts';
import { clip } from '../../chat/kit/typed-text.ts';
import { minutes } from '../../core/kernel/time.ts';
import { findLink } from '../../core/residents/open-links.ts';
import { readStripCode } from '../../core/strips/strip.ts';
import type { NewSession } from '../../core/web/session.ts';
import { openSession, type SignedIn, signIn } from '../../core/web/sign-in.ts';
import type { OutputOf } from '../contract.ts';
import { type Face, fault, type Handler, type Outcome, type Request } from '../face.ts';
import { meOf } from '../views/me.ts';
import { act } from './act.ts';

/** Wrong tries of one network, and of everybody at the door of one house, in this time. */
const WINDOW = minutes(10);
const MOST_WRONG = { network: 5, house: 30 };
const LONGEST_DEVICE = 60;

type Entered = Outcome<OutputOf<'POST session/code'>>;

/** The link of the bot, or of an invitation. */
export const byLink: Handler<'POST session/link'> = (face, call, { token }) => {
  if (payloadIn(token)) return enterInvited(face, call, token);
  return enter(face, call, (tx, device) => signIn(tx, face.home, { link: token }, device, call.now));
};

/** Eight digits of the bot, or the secret of an invitation, with whatever stands around it. */
export const byCode: Handler<'POST session/code'> = (face, call, { code }) => {
  const digits = code.replace(/[\s\u00A0-]/g, '');
  const strip = readStripCode(code);
  if (strip) return enterInvited(face, call, `${STRIP_PAYLOAD}${strip}`);
  if (!/^\d{8}$/.test(digits)) return enterInvited(face, call, code.trim());
  return enter(face, call, (tx, device) => signIn(tx, face.home, { code: digits }, device, call.now));
};

/** What a link into a messenger, or into here, carries; alone it has 24 signs, and the secret of the bot's own link 22. */
export const payloadIn = (typed: string): string | null =>
  /(?:^|[=/])([grs]_[\w-]{22}|s_\w{8})$/.exec(typed)?.[1] ?? null;

/** A stranger with an invitation is asked at once what anybody is asked who opens it in a messenger. */
async function enterInvited(face: Face, call: Request, typed: string): Promise<Entered> {
  const payload = payloadIn(typed) ?? '';
  const came = await enter(face, call, (tx, device) => withInvitation(tx, face, payload, device, call));
  if (!came.ok || came.value.token === undefined) return came;
  const { token } = came.value;
  const visitor = await face.look((tx) => tx.visitors.find(token, call.now));
  if (!visitor) return came;
  const body = { kind: 'command', name: 'start', argument: payload } as const;
  const said = await act(face, { ...call, visitor }, body);
  const { value } = came.value;
  return { ok: true, value: { token, value: { ...value, answer: said.ok ? said.value.value : null } } };
}

const PAYLOADS = { guard: GUARD_PAYLOAD, resident: RESIDENT_PAYLOAD } as const;

type Device = Omit<NewSession, 'person'>;

/** A stranger with an invitation gets a session, and is asked for his consent there; the link itself is not spent yet. */
async function withInvitation(
  tx: ChatTx,
  { bot, home }: Face,
  payload: string,
  device: Device,
  { now, network }: Request,
): Promise<SignedIn | 'full' | null> {
  if (payload.startsWith(STRIP_PAYLOAD)) {
    const who = { bot, externalId: network };
    const spot = await findStrip(tx, home, payload.slice(STRIP_PAYLOAD.length), who, now);
    if (typeof spot === 'string') return spot === 'gone' ? null : 'full';
    return tx.webSessions.open(home, { ...device, person: null }, now);
  }
  const as = payload.startsWith(PAYLOADS.guard) ? 'guard' : 'resident';
  const link = payload && (await findLink(tx, home, payload.slice(PAYLOADS[as].length), now));
  if (!link || (link.spot === null) !== (as === 'guard')) return null;
  const kind = as === 'guard' ? 'gate' : device.kind;
  return tx.webSessions.open(home, { ...device, kind, person: null }, now);
}

/** Whom a messenger vouches for; whoever has no consent there gives it there. */
export const byTelegram: Handler<'POST session/telegram'> = async (face, call, { initData }) => {
  const vouched = await face.vouched(initData, call.now);
  if (!vouched) return fault('malformed', 'site-not-signed-in');
  const signedIn = await face.transact(async (tx) => {
    const person = await tx.visitors.personAt(vouched.bot, vouched.externalId);
    if (person === null) return 'unknown';
    return openSession(
      tx,
      face.home,
      person,
      { kind: 'mini app', device: clip(call.device, LONGEST_DEVICE) },
      call.now,
    );
  });
  if (signedIn === 'unknown') return fault('not allowed', 'site-start-in-chat');
  return signedIn ? entered(face, call, signedIn) : fault('not allowed', 'site-banned');
};

/** Counts what was wrong, so that nobody guesses; whoever is right is never counted. */
async function enter(
  face: Face,
  call: Request,
  find: (tx: ChatTx, device: Device) => Promise<SignedIn | 'full' | null>,
): Promise<Entered> {
  const { bot, home } = face;
  const doors = [
    [{ bot, externalId: call.network, what: 'login' }, MOST_WRONG.network],
    [{ bot, externalId: String(home), what: 'login of house' }, MOST_WRONG.house],
  ] as const;
  const came = await face.transact(async (tx) => {
    await tx.visitors.lockDoor(home, call.network);
    for (const [door, most] of doors) if (await tx.limits.isFull(door, most, WINDOW, call.now)) return 'full';
    const signedIn = await find(tx, { kind: 'browser', device: clip(call.device, LONGEST_DEVICE) });
    if (!signedIn) for (const [door, most] of doors) await tx.limits.take(door, most, WINDOW, call.now);
    return signedIn;
  });
  if (came === 'full') return fault('too often', 'site-code-too-often', WINDOW);
  // One answer for all causes: made up, used, over, banned.
  return came ? entered(face, call, came) : fault('not found', 'site-code-wrong');
}

async function entered(face: Face, call: Request, { token }: SignedIn): Promise<Entered> {
  const visitor = await face.look((tx) => tx.visitors.find(token, call.now));
  if (!visitor) return fault('not signed in', 'site-not-signed-in');
  return { ok: true, value: { value: { token, me: await meOf(face, call, visitor), answer: null }, token } };
}
