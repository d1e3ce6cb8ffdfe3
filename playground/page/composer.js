// @ts-check
import { element } from './dom.js';
import { act } from './server.js';

/**
 * The lower end of a phone: reply keyboard, the answered message, the line to type in and attachments.
 * @param {{ person: any, chat: () => number, failed: (why: string) => void }} phone
 */
export function composer({ person, chat, failed }) {
  /** @type {number | undefined} */
  let replyTo;
  const keys = element('div', { class: 'reply-keys', role: 'group', 'aria-label': 'Кнопки бота' });
  const quote = element('p', { class: 'replying', hidden: true });
  const input = element('textarea', {
    rows: '1',
    'aria-label': 'Сообщение',
    placeholder: 'Сообщение',
    maxlength: '4096',
  });
  const picker = element('input', { type: 'file', class: 'hidden', tabindex: '-1', 'aria-hidden': 'true' });
  const menu = element(
    'details',
    { class: 'attach' },
    element('summary', { 'aria-label': 'Вложить', title: 'Вложить' }, '📎'),
  );

  const commands = element(
    'details',
    { class: 'attach', hidden: true },
    element('summary', { 'aria-label': 'Команды', title: 'Команды' }, '/'),
  );

  const at = () => ({ person: person.id, chat: chat(), ...(replyTo === undefined ? {} : { replyTo }) });
  const tell = async (/** @type {string} */ path, /** @type {object} */ body) => {
    const answer = await act(path, body);
    if (answer.error) failed(answer.error);
    setReply(undefined, '');
  };
  const say = (/** @type {string} */ text) => tell('say', { ...at(), text });
  const setReply = (/** @type {number | undefined} */ id, /** @type {string} */ words) => {
    replyTo = id;
    quote.hidden = id === undefined;
    quote.replaceChildren(
      `↩ ${words} `,
      element(
        'button',
        { type: 'button', 'aria-label': 'Не отвечать', click: () => setReply(undefined, '') },
        '×',
      ),
    );
    if (id !== undefined) input.focus();
  };
  const send = () => {
    const text = input.value.trim();
    input.value = '';
    if (text) void say(text);
  };

  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  picker.addEventListener('change', () => {
    const file = picker.files?.[0];
    if (!file) return;
    const form = new FormData();
    for (const [name, value] of Object.entries(at())) form.set(name, String(value));
    form.set('file', file);
    picker.value = '';
    void tell('upload', form);
  });

  const item = (/** @type {string} */ label, /** @type {() => void} */ run) => {
    const click = () => {
      for (const list of [menu, commands]) list.removeAttribute('open');
      run();
    };
    return element('button', { type: 'button', click }, label);
  };
  const attach = (/** @type {string} */ what) => () => void tell('send', { ...at(), what });
  menu.append(
    element(
      'div',
      { class: 'menu' },
      item('Пример фото', attach('photo')),
      item('Свой файл…', () => picker.click()),
      item('Голосовое', attach('voice')),
      item('Стикер', attach('sticker')),
      item('Контакт', attach('contact')),
      item('Место на карте', attach('location')),
    ),
  );
  const form = element(
    'form',
    {
      class: 'line',
      submit: (event) => {
        event.preventDefault();
        send();
      },
    },
    menu,
    commands,
    picker,
    input,
    element('button', { type: 'submit', class: 'send', 'aria-label': 'Отправить', title: 'Отправить' }, '➤'),
  );
  return {
    node: element('div', { class: 'composer' }, quote, form, keys),
    say,
    setReply,
    /** @param {{ command: string, description: string }[]} known what the bot set by setMyCommands */
    setCommands(known) {
      const signature = JSON.stringify(known);
      if (commands.dataset.signature === signature) return;
      commands.dataset.signature = signature;
      commands.hidden = known.length === 0;
      const entry = (/** @type {{ command: string, description: string }} */ { command, description }) =>
        item(`/${command} — ${description}`, () => void say(`/${command}`));
      const list = element('div', { class: 'menu' }, ...known.map(entry));
      commands.replaceChildren(...[commands.firstElementChild ?? '', list]);
    },
    /** @param {any} keyboard a ReplyKeyboardMarkup or null */
    setKeys(keyboard) {
      /** @type {any[][]} */
      const rows = keyboard?.keyboard ?? [];
      const labels = rows.map((row) => row.map((key) => (typeof key === 'string' ? key : key.text)));
      const signature = JSON.stringify(labels);
      if (keys.dataset.signature === signature) return;
      keys.dataset.signature = signature;
      const key = (/** @type {string} */ label) =>
        element('button', { type: 'button', class: 'key', click: () => void say(label) }, label);
      keys.replaceChildren(...labels.map((row) => element('div', { class: 'row' }, ...row.map(key))));
    },
  };
}
