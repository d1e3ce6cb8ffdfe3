/** What everybody writes first: keep the alert, tell the holder, tell the sender. One update after another. */
import 'temporal-polyfill/global';
import { Bot } from 'grammy';
import pg from 'pg';

const { BOT_TOKEN = '', TELEGRAM_API_ROOT = '', DATABASE_URL = '' } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL });
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });

bot.on('callback_query:data', async (ctx) => {
  const spot = Number.parseInt(ctx.callbackQuery.data.slice('r:b:'.length), 36);
  await pool.query('insert into bare_alerts (sender, spot) values ($1, $2)', [ctx.from.id, spot]);
  await ctx.api.sendMessage(2_000_000 + spot, `🚗 Перегородили место ${spot}. Подойдите, пожалуйста!`);
  await ctx.api.sendMessage(ctx.from.id, `Отправили сообщение владельцу места ${spot}.`);
});

process.on('SIGTERM', () => process.exit(0));
await bot.start();
