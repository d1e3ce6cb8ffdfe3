/** `bare.ts` with what everybody adds next: whoever writes /start is remembered and gets a menu. A press takes bare.ts's way. */
import 'temporal-polyfill/global';
import { Bot } from 'grammy';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const keyboard = [[{ text: 'Перегородили' }, { text: 'Помощь' }], [{ text: 'Моё место' }]];
const start: Bot['start'] = Bot.prototype.start;

Bot.prototype.start = function (this: Bot, options) {
  this.command('start', async (ctx) => {
    await pool.query('insert into bare_people (id) values ($1) on conflict do nothing', [ctx.from?.id]);
    await ctx.reply('Что с местом?', { reply_markup: { keyboard, resize_keyboard: true } });
  });
  return start.call(this, options);
};

process.on('disconnect', () => process.exit(0));
await import('./bare.ts');
