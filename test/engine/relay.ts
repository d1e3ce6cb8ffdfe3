import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Whether the relay breaks at these words of a client; `transaction` is all that it said since its last `begin`. */
export type BreakAt = (words: string, transaction: string) => boolean;

/** The relay between the bots and their database: it can be pulled, at a moment of the test's choosing. */
export type Relay = {
  /** The database's address as the bots know it. */
  readonly url: string;
  /** Cuts every connection and refuses new ones until `mend`. */
  readonly cut: () => void;
  /** Cuts every connection, and until `mend` answers whoever comes as a server does that has none left. */
  readonly fill: () => void;
  /**
   * Cuts when a client says such words: before the database hears them, or after it has answered them; every
   * connection, or this one alone.
   */
  readonly cutAt: (at: Moment['at'], words: BreakAt, what?: Moment['what']) => Promise<void>;
  /** Whatever is connected hears nothing more, and neither end is told; who comes anew is served. */
  readonly hush: () => void;
  readonly mend: () => void;
  /** Nothing is waited for any more. */
  readonly spare: () => void;
  /** How often somebody came while it was cut. */
  readonly refused: () => number;
  readonly close: () => Promise<void>;
};

type Moment = { readonly at: 'request' | 'answer'; readonly what: 'all' | 'one' };
type Trap = Moment & { readonly words: BreakAt; readonly sprung: () => void };

/** A server's answer to whoever comes when all connections are taken. */
const fullUp = () => {
  const fields = ['SFATAL', 'VFATAL', 'C53300', 'Msorry, too many clients already', ''].join('\0');
  const body = Buffer.from(`${fields}\0`);
  const head = Buffer.from('E\0\0\0\0');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

/** Lays a relay on loopback to the database at `target`. */
export async function openRelay(target: string): Promise<Relay> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let hushed = new WeakSet<Socket>();
  let isCut = false;
  let isFull = false;
  let refused = 0;
  let trap: Trap | null = null;

  const cut = () => {
    isCut = true;
    hushed = new WeakSet();
    for (const socket of sockets) socket.destroy();
    trap?.sprung();
    trap = null;
  };
  const plug = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      // Whoever hangs does not notice.
      if (!hushed.has(socket)) other.destroy();
    });
  };

  // A prepared statement is said in full once; later only its name, a digest, is heard.
  const statements = new Map<string, string>();
  const spelledOut = (words: string) => {
    for (const [, name = '', text = ''] of words.matchAll(/([\w-]{43})\0([^\0]+)\0/g))
      statements.set(name, text);
    return words.replaceAll(/[\w-]{43}/g, (name) => statements.get(name) ?? name);
  };

  const server = createServer((client) => {
    const base = connect({ host: hostname, port: Number(port) });
    plug(client, base);
    plug(base, client);
    if (isCut) {
      refused += 1;
      if (isFull) client.once('data', () => client.end(fullUp()));
      else client.destroy();
      return;
    }
    let transaction = '';
    let doom: Trap | null = null;
    const fall = ({ what, sprung }: Trap) => {
      if (what === 'all') return cut();
      trap = null;
      client.destroy();
      sprung();
    };
    client.on('data', (data) => {
      if (hushed.has(client)) return;
      const words = spelledOut(data.toString('latin1'));
      transaction = /\bbegin\b/.test(words) ? words : transaction + words;
      const caught = trap?.words(words, transaction) ? trap : null;
      if (caught?.at === 'request') return fall(caught);
      doom ??= caught;
      base.write(data);
    });
    base.on('data', (data) => {
      if (hushed.has(base)) return;
      if (doom) fall(doom);
      else client.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: url.href,
    cut,
    fill: () => {
      cut();
      isFull = true;
    },
    cutAt: (at, words, what = 'all') =>
      new Promise((sprung) => {
        trap = { at, what, words, sprung };
      }),
    hush: () => {
      hushed = new WeakSet(sockets);
    },
    mend: () => {
      isCut = isFull = false;
    },
    spare: () => {
      trap = null;
    },
    refused: () => refused,
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
