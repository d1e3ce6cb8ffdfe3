/** The gate in front of the house of paper: two guests, and a camera that shows a QR. */
import encodeQR from 'qr';
import type { GatePass, OutputOf, Shown } from '../../src/web/contract.ts';
import { meOf, type PaperHouse, paperHouse } from './app-house.ts';

export const LINK = 'https://t.me/house_bot?start=p_1_ABCDEFGHIJKLMNOPQRSTUV';

export const passOf = (language: string, more: Partial<GatePass> = {}): GatePass => ({
  id: 1,
  verdict: 'valid',
  words: language === 'ru' ? 'Можно пустить до 22:00' : 'May come in until 22:00',
  guest: 'А 123 ВС 77',
  spot: 45,
  moved: null,
  note: null,
  may: 'in',
  other: null,
  ...more,
});

export type GateHouse = PaperHouse & { passes: GatePass[] };

export async function gateHouse(language: 'ru' | 'en' = 'ru'): Promise<GateHouse> {
  const paper = await paperHouse(language);
  const ru = language === 'ru';
  paper.me = meOf(language, {
    person: { name: ru ? 'Иван' : 'John', roles: ['guard'], spots: [], away: false },
    tabs: ['gate', 'today', 'notices', 'more'],
    mayCall: false,
  });
  const house: GateHouse = Object.assign(paper, {
    passes: [
      passOf(language),
      passOf(language, { id: 2, guest: ru ? 'Марина, синяя Лада' : 'Marina, a blue Lada', spot: 112 }),
      passOf(language, {
        id: 3,
        guest: 'К 456 МН 99',
        spot: 7,
        may: 'out',
        moved: ru ? '🚗 Гость въехал: 08:02' : '🚗 The guest drove in: 08:02',
      }),
      passOf(language, {
        id: 4,
        guest: ru ? 'Пётр' : 'Peter',
        verdict: 'over',
        words: ru ? 'Не действует: закончился в 20:00' : 'Not valid: it ended at 20:00',
        may: null,
      }),
    ],
  });
  const find = (id: number) => house.passes.find((pass) => pass.id === id);
  const move = (id: number) => (body: Record<string, string>) => {
    const moved = ru
      ? `🚗 Гость ${body.act === 'in' ? 'въехал' : 'выехал'}: 08:12`
      : `🚗 The guest drove ${body.act}: 08:12`;
    house.passes = house.passes.map((pass) =>
      pass.id === id ? { ...pass, may: body.act === 'in' ? 'out' : null, moved } : pass,
    );
    const words = ru ? 'Отметил' : 'Noted';
    const pass = find(id);
    return { ...(pass && { pass }), done: true, words } satisfies Partial<OutputOf<'POST gate/passes/:id'>>;
  };
  const cards: Shown[] = [];
  Object.assign(house.more, {
    'GET gate/calls': () => ({ waiting: [] }),
    'GET gate/today': (): OutputOf<'GET gate/today'> => ({
      expected: house.passes.filter(({ may }) => may === 'in'),
      inside: house.passes.filter(({ may }) => may === 'out'),
      left: [],
      over: house.passes.filter(({ verdict }) => verdict !== 'valid'),
      lent: [
        ru
          ? 'Место 45. Стоит с разрешения до завтра, 20:00'
          : 'Spot 45. Stands with permission until tomorrow, 20:00',
      ],
      more: false,
    }),
    'POST gate/look': ({ qr, typed, pass }: Record<string, string>) => {
      const found = qr === LINK || typed === '482913' ? [find(1)] : pass ? [find(Number(pass))] : [];
      if (typed === '777') return { passes: house.passes.slice(0, 2), cars: [], words: null };
      if (typed === '045')
        return {
          passes: [],
          cars: [ru ? 'Машина жителя, место 45' : 'A resident’s car, spot 45'],
          words: null,
        };
      if (typed === '400') return { passes: [find(4)], cars: [], words: null };
      const words = ru ? 'Такого нет: пропуск не найден' : 'No such pass was found';
      return { passes: found, cars: [], words: found.length > 0 ? null : words };
    },
    'GET gate/questions': () => ({ cards }),
    'POST gate/questions': ({ spot = '' }: Record<string, string>) => {
      const text = ru
        ? `✅ Пустить: такси, место ${spot}. Ответили в 08:12.`
        : `✅ Let in: taxi, spot ${spot}.`;
      cards.unshift({
        ref: null,
        text: [{ text }],
        buttons: [[{ label: ru ? 'Выехал' : 'Driven out', press: 'gp:u:1' }]],
      });
      return { asked: true, words: ru ? 'Спросил: такси' : 'Asked: taxi' };
    },
  });
  for (const { id } of house.passes) house.more[`POST gate/passes/${id}`] = move(id);
  return house;
}

/** A camera that shows the QR of a guest. `reader`: whether the browser reads such codes by itself. */
export const camera = (reader: boolean): string => `
  const cells = ${JSON.stringify(encodeQR(LINK, 'raw'))};
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 480;
  const drawing = canvas.getContext('2d');
  const side = Math.floor(480 / (cells.length + 8));
  const show = () => {
    drawing.fillStyle = '#fff';
    drawing.fillRect(0, 0, 480, 480);
    drawing.fillStyle = '#000';
    cells.forEach((row, y) => row.forEach((dark, x) => dark && drawing.fillRect((x + 4) * side, (y + 4) * side, side, side)));
  };
  setInterval(show, 50);
  globalThis.stopped = 0;
  navigator.mediaDevices.getUserMedia = async () => {
    const stream = canvas.captureStream(20);
    for (const track of stream.getTracks()) {
      const stop = track.stop.bind(track);
      track.stop = () => { globalThis.stopped += 1; stop(); };
    }
    return stream;
  };
  globalThis.BarcodeDetector = ${
    reader
      ? `class { static async getSupportedFormats() { return ['qr_code']; } async detect() { return [{ rawValue: ${JSON.stringify(LINK)} }]; } }`
      : 'undefined'
  };`;
