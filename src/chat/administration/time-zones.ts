import { inZone } from '../../core/kernel/zone.ts';
import type { Button } from '../kit/outgoing.ts';
import type { MemberContext } from '../kit/update-context.ts';
import type { LabelKey } from '../kit/wording.ts';
import { pairs } from './administration.ts';
import { adminButtons, HOUSE_ZONES, type HouseZone } from './buttons.ts';

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

/** «+05:00» as people say it: «+5». */
function hoursFromUtc(offset: string): string {
  return offset.replace(/^([+-])0?/u, '$1').replace(/:00$/u, '');
}
