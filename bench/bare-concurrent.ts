/** The bare bot that takes updates at once, as many as `@grammyjs/runner` does by default. */
import 'temporal-polyfill/global';
import { Bot } from 'grammy';

const MOST = 500;
const handleUpdate: Bot['handleUpdate'] = Bot.prototype.handleUpdate;
const running = new Set<Promise<void>>();

Bot.prototype.handleUpdate = async function (this: Bot, update) {
  const one = handleUpdate.call(this, update).finally(() => running.delete(one));
  running.add(one);
  if (running.size >= MOST) await Promise.race(running);
};

await import('./bare-menu.ts');
