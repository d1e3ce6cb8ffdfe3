/** Ends with 0 when the bot on this machine lives: the health check of the image. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8080}/healthz`).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
