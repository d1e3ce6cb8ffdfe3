import type { Instant } from '../../core/kernel/time.ts';
import { inZone } from '../../core/kernel/zone.ts';
import type { Button } from '../kit/outgoing.ts';
import type { MemberContext, Speech } from '../kit/update-context.ts';
import type { LabelKey, Language } from '../kit/wording.ts';
import { pairs } from './administration.ts';
import { adminButtons, HOUSE_ZONES, type HouseZone } from './buttons.ts';
import { placeOf } from './read-time-zone.ts';

const PLACES = {
  'Europe/Kaliningrad': 'time-zone-kaliningrad',
  'Europe/Moscow': 'time-zone-moscow',
  'Europe/Samara': 'time-zone-samara',
  'Asia/Yekaterinburg': 'time-zone-yekaterinburg',
  'Asia/Omsk': 'time-zone-omsk',
  'Asia/Krasnoyarsk': 'time-zone-krasnoyarsk',
  'Asia/Irkutsk': 'time-zone-irkutsk',
  'Asia/Yakutsk': 'time-zone-yakutsk',
  'Asia/Vladivostok': 'time-zone-vladivostok',
  'Asia/Magadan': 'time-zone-magadan',
  'Asia/Kamchatka': 'time-zone-kamchatka',
  'Europe/Minsk': 'time-zone-minsk',
  'Europe/Kiev': 'time-zone-kyiv',
  'Asia/Almaty': 'time-zone-almaty',
  'Asia/Tashkent': 'time-zone-tashkent',
  'Asia/Yerevan': 'time-zone-yerevan',
  'Asia/Tbilisi': 'time-zone-tbilisi',
  'Asia/Baku': 'time-zone-baku',
  'Asia/Bishkek': 'time-zone-bishkek',
  'Asia/Dushanbe': 'time-zone-dushanbe',
  'Asia/Ashgabat': 'time-zone-ashgabat',
  'Europe/Chisinau': 'time-zone-chisinau',
} as const satisfies Record<HouseZone, LabelKey>;

/** A button for each of Russia's zones and for the neighbours' capitals; any other city is typed. */
export function timeZoneButtons({ speech, now }: MemberContext): Button[][] {
  const buttons = HOUSE_ZONES.map((zone): Button => {
    const label = speech.plain('time-zone-button', {
      place: speech.plain(PLACES[zone]),
      offset: hoursFromUtc(inZone(now, zone).offset),
    });
    return { label, press: adminButtons.data({ kind: 'administer', wish: { on: 'zone', zone } }) };
  });
  return pairs(buttons);
}

/** A zone as people call it: by its city, with what the clock is ahead. */
export function zoneName(speech: Speech, zone: string, now: Instant): string {
  const house = HOUSE_ZONES.find((one) => one === zone);
  const offset = hoursFromUtc(inZone(now, zone).offset);
  // `UTC` and `Etc/GMT-3` are no place.
  if (!/^(?!Etc\/).+\//u.test(zone)) return `UTC${offset}`;
  const place = house ? speech.plain(PLACES[house]) : cityOf(zone, speech.language);
  return speech.plain('time-zone-button', { place, offset });
}

/** «Томск»; in Latin letters the database's own name will do: `Tokyo`. */
function cityOf(timeZone: string, language: Language): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  const said = placeOf(timeZone, language);
  return /\p{Script=Latin}/u.test(said) ? city : said;
}

/** «+05:00» as people say it: «+5». */
function hoursFromUtc(offset: string): string {
  return offset.replace(/^([+-])0?/u, '$1').replace(/:00$/u, '');
}
