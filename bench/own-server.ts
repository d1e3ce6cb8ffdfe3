import { type Embedded, startEmbedded } from '../src/adapters/postgres/embedded/index.ts';
import { onStopRequest } from '../src/app/stop-requests.ts';

/** PostgreSQL for one measurement. It would outlive us, so whoever stops us half-way stops it, too. */
export async function startOwnServer(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, say: () => {} });
  onStopRequest(() => void server.stop().finally(() => process.exit(1)));
  return server;
}
