/** Why the embedded server cannot serve: what the administrator has to change. */
export type EmbeddedCode = 'platform' | 'root' | 'folder' | 'version' | 'password' | 'server';

/** The first line of the message says what to do; for `server`, the tail of the server's log follows. */
export class EmbeddedFault extends Error {
  override readonly name = 'EmbeddedFault';
  readonly code: EmbeddedCode;

  constructor(code: EmbeddedCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Another live process works on this folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  /** Process id of the other, or undefined when the server does not say. */
  readonly pid: number | undefined;

  constructor(pid: number | undefined, folder: string) {
    super(
      `Бот уже запущен на папке ${folder}, процесс ${pid ?? 'неизвестен'}: остановите его или возьмите другую.`,
    );
    this.pid = pid;
  }
}
