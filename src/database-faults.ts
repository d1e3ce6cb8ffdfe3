/** Why the database at DATABASE_URL cannot be had, in one line with the way out. */

/** What the errors of Node, of `pg` and of the server tell. */
type Fault = {
  readonly code: string;
  readonly message: string;
  /** The function of the server that refused: unlike the message never translated. */
  readonly routine: string;
  /** The setting of the URL that names a file which cannot be read. */
  readonly file: string | null;
  /** Whether the URL asks for encryption. */
  readonly encrypted: boolean;
};

/** How many connections one process may open, and one to spare for the doctor. */
const CONNECTIONS = 25;

const NO_TLS = 'DATABASE_URL: с базой не договориться о шифровании';
const ROOT = 'sslmode=verify-full&sslrootcert=/путь/к/ca.pem';

const UNTRUSTED = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
]);
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P03',
]);
/** What `pg` says without a code. */
const HUNG_UP = /^Connection terminated|^timeout e|^Query read timeout/;
const TLS = /SSL|TLS|CERT|certificate|SELF_SIGNED|LEAF_SIGNATURE/;
/** PostgreSQL names the line it misses, in whatever language; poolers and hosts have words of their own. */
const demandsTls = ({ code, message, encrypted }: Fault) =>
  !encrypted &&
  ((code === '28000' && /pg_hba\.conf/.test(message) && !/SSL/.test(message)) ||
    /\b(SSL|TLS)\b.*\brequired|connection is insecure/i.test(message));

/** The first that fits is said. */
const FAULTS: readonly (readonly [is: (fault: Fault) => boolean, line: (fault: Fault) => string])[] = [
  [
    ({ file }) => file !== null,
    ({ file, code }) => `${NO_TLS}: файл из ${file} не прочесть (${code}), проверьте путь и права.`,
  ],
  [({ code }) => /PEM/.test(code), () => `${NO_TLS}: в файле из sslrootcert нет сертификата PEM.`],
  [
    ({ code }) => code === 'ERR_TLS_CERT_ALTNAME_INVALID',
    () => `${NO_TLS}: сертификат базы выдан на другое имя. Возьмите адрес базы таким, как его даёт хостинг.`,
  ],
  [
    ({ code }) => /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/.test(code),
    () => `${NO_TLS}: срок сертификата базы вышел или не начался. Проверьте часы, потом сертификат.`,
  ],
  [
    ({ code }) => UNTRUSTED.has(code),
    () =>
      `${NO_TLS}: сертификат базы подписал свой центр. Скачайте сертификат центра у хостинга и допишите ${ROOT}`,
  ],
  [
    ({ message }) => /does not support SSL/.test(message),
    () => `${NO_TLS}: сервер не умеет шифровать. Внутри своей сети уберите sslmode из адреса.`,
  ],
  [
    demandsTls,
    () =>
      `DATABASE_URL: база пускает только с шифрованием. Допишите в конец адреса ?sslmode=verify-full (свой центр сертификатов: ?${ROOT})`,
  ],
  [
    ({ code, message }) => !/^\d/.test(code) && TLS.test(code + message),
    ({ code }) => `${NO_TLS} (${code || 'TLS'}): проверьте sslmode и sslrootcert.`,
  ],
  [
    ({ code, message }) => UNREACHABLE.has(code) || (code === '' && HUNG_UP.test(message)),
    ({ code }) =>
      `DATABASE_URL: база данных не отвечает${code && ` (${code})`}. Проверьте адрес и порт, запущен ли сервер и пускает ли его сеть.`,
  ],
  [
    ({ message }) => /pg_hba\.conf/.test(message),
    ({ code }) =>
      `DATABASE_URL: база не пускает с адреса этой машины (${code}). Разрешите его в pg_hba.conf или в настройках хостинга.`,
  ],
  [
    ({ code }) => code === '28P01' || code === '28000',
    ({ code }) => `DATABASE_URL: база данных не пускает (${code}): не подходит имя или пароль.`,
  ],
  [
    ({ code, message }) => code === '3D000' || /no such database/.test(message),
    ({ code }) => `DATABASE_URL: такой базы на сервере нет (${code}). Создайте её: create database ИМЯ.`,
  ],
  [
    ({ code, routine }) => code === '42501' && routine === 'CheckMyDatabase',
    () =>
      'DATABASE_URL: у пользователя нет права входить в эту базу (42501). Владелец базы даст его: grant connect on database БАЗА to ПОЛЬЗОВАТЕЛЬ.',
  ],
  [
    ({ code }) => code === '42501',
    () =>
      'DATABASE_URL: таблицы бота принадлежат другому пользователю базы (42501). Войдите им или передайте их: reassign owned by ТОТ to ЭТОТ.',
  ],
  [
    ({ code }) => code === '53300',
    () =>
      `DATABASE_URL: база не даёт больше соединений (53300), а боту нужно до ${CONNECTIONS}. Поднимите предел базы, пользователя или пулера.`,
  ],
  [
    // Classes of SQLSTATE that are about the connection and not about a statement of ours.
    ({ code }) => /^((08|28|53|57|58)...|25006)$/.test(code),
    ({ code, message }) => `DATABASE_URL: база данных отказала (${code}): ${message}`,
  ],
];

/** One line for the administrator; null: the database is not to blame. */
export function databaseFault(error: Error, url: string): string | null {
  const fault = read(error, new URL(url).searchParams);
  const found = FAULTS.find(([is]) => is(fault));
  return found ? found[1](fault) : null;
}

function read(error: Error, settings: URLSearchParams): Fault {
  const word = (name: string): string => {
    const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
    return typeof value === 'string' ? value : '';
  };
  const path = word('syscall') === 'open' ? word('path') : '';
  const named = ['sslrootcert', 'sslcert', 'sslkey'].find((name) => settings.get(name) === path);
  return {
    code: word('code'),
    message: error.message,
    routine: word('routine'),
    file: path === '' ? null : (named ?? null),
    encrypted: settings.has('sslmode') ? settings.get('sslmode') !== 'disable' : settings.has('ssl'),
  };
}
