import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { samplePicture } from '../../playground/world/picture.ts';
import { createGateway } from '../../src/adapters/telegram/gateway.ts';
import type { Outgoing } from '../../src/chat/kit/outgoing.ts';
import { verbatim } from '../../src/chat/kit/wording.ts';
import { wireOf } from '../support/wire-of.ts';
import { createTestLog, createTestPace, createTestPictures, openTelegram } from './support.ts';

export const red = { svg: '<svg>red</svg>' };
export const blue = { svg: '<svg>blue</svg>' };
export const say = (text: string): Outgoing => ({ text: verbatim(text) });
export const cancel = { buttons: [[{ label: 'Отмена', press: wireOf({ kind: 'cancel' }) }]] };

export async function openChat(
  t: TestContext,
  pictures = createTestPictures(async (svg) => samplePicture(svg.length)),
) {
  const { world, api } = await openTelegram(t);
  const log = createTestLog();
  const pace = createTestPace();
  const waits: number[] = [];
  const wait = async (time: number) => void waits.push(time);
  const gateway = createGateway({ api, bot: 1, pace: pace.pace, pictures, log, wait });
  const anna = world.addPerson({ firstName: 'Анна' });
  world.start(anna);
  const send = async (message: Outgoing) => {
    const sent = await gateway.send(String(anna.id), message, 'note');
    assert.ok(sent.kind === 'delivered');
    return sent.message;
  };
  const edit = (ref: string, message: Outgoing) => gateway.edit(String(anna.id), ref, message, 'note');
  const calls = () => world.log.map(({ method }) => method);
  return { world, anna, chat: String(anna.id), gateway, pictures, pace, log, waits, send, edit, calls };
}
