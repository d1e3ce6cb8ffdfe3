import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTimeZone } from '../../src/chat/administration/read-time-zone.ts';
import { lexicon } from '../support/lexicon.ts';

const read = (text: string) => readTimeZone(text, lexicon.places, ['ru', 'en']);

const TYPED: Readonly<Record<string, string | null>> = {
  Москва: 'Europe/Moscow',
  МСК: 'Europe/Moscow',
  'мск+2': 'Asia/Yekaterinburg',
  'МСК -1': 'Europe/Kaliningrad',
  'UTC+3': 'Europe/Moscow',
  'utc +5': 'Asia/Yekaterinburg',
  'GMT+07:00': 'Asia/Krasnoyarsk',
  'UTC+12': 'Asia/Kamchatka',
  Екатеринбург: 'Asia/Yekaterinburg',
  новосибирск: 'Asia/Novosibirsk',
  Калининград: 'Europe/Kaliningrad',
  Самара: 'Europe/Samara',
  Омск: 'Asia/Omsk',
  Красноярск: 'Asia/Krasnoyarsk',
  Иркутск: 'Asia/Irkutsk',
  Якутск: 'Asia/Yakutsk',
  Владивосток: 'Asia/Vladivostok',
  Магадан: 'Asia/Magadan',
  Камчатка: 'Asia/Kamchatka',
  Минск: 'Europe/Minsk',
  Киев: 'Europe/Kiev',
  Kyiv: 'Europe/Kiev',
  Astana: 'Asia/Almaty',
  Краснодар: 'Europe/Moscow',
  'Нижний Новгород': 'Europe/Moscow',
  Орёл: 'Europe/Moscow',
  'Улан-Удэ': 'Asia/Irkutsk',
  'Южно-Сахалинск': 'Asia/Sakhalin',
  Берлин: 'Europe/Berlin',
  Стамбул: 'Europe/Istanbul',
  Пекин: 'Asia/Shanghai',
  Ташкент: 'Asia/Tashkent',
  Тбилиси: 'Asia/Tbilisi',
  Кишинёв: 'Europe/Chisinau',
  'Нью-Йорк': 'America/New_York',
  'new york': 'America/New_York',
  New_York: 'America/New_York',
  tashkent: 'Asia/Tashkent',
  'europe/moscow': 'Europe/Moscow',
  'Asia/Yekaterinburg': 'Asia/Yekaterinburg',
  UTC: 'UTC',
  'UTC-9': null,
  '+03:00': null,
  Мордор: null,
  constructor: null,
  '': null,
};

test('A time zone is read by its city in either language, by its own name, and by an offset of Russia', () => {
  assert.deepEqual(Object.fromEntries(Object.keys(TYPED).map((text) => [text, read(text)])), TYPED);
});

test('Every city of the database of time zones is known', () => {
  assert.notEqual(read('Asia/Kolkata'), null, 'an older or a newer name');
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    assert.equal(read(zone), zone);
    assert.notEqual(read(zone.split('/').at(-1)?.replaceAll('_', ' ') ?? ''), null, zone);
  }
});
