import { spellCode } from '../../core/kernel/typed-code.ts';
import type { Printed } from '../../core/strips/print-strips.ts';
import type { Strip } from '../../core/strips/strip.ts';
import { STRIP_PAYLOAD } from '../joining/buttons.ts';
import { printedDay } from '../kit/house-time.ts';
import type { Outgoing, Reply } from '../kit/outgoing.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { type StripWords, stripSheets } from './printed-strips.ts';

/** A house of the usual size is one file; a very large one comes in several that any printer takes. */
const MOST_IN_A_FILE = 1_000;

/** The strips to print. They are drawn when they are sent, and what stands on them is kept nowhere else. */
export async function stripFiles(context: MemberContext, { strips, until }: Printed): Promise<Reply[]> {
  const { name, timeZone } = await complexOf(context);
  const day = printedDay(until, timeZone, context.speech.language);
  const words = wordsOf(context, name, day);
  const files: Reply[] = [];
  for (let from = 0; from < strips.length; from += MOST_IN_A_FILE)
    files.push({
      kind: 'message',
      message: fileOf(context, words, strips.slice(from, from + MOST_IN_A_FILE)),
    });
  return files;
}

function wordsOf({ speech: { plain }, links }: MemberContext, house: string, until: string): StripWords {
  const { site } = links;
  return {
    house,
    what: [plain('strips-print-what'), plain('strips-print-what-more')],
    camera: [plain('strips-print-camera'), plain('strips-print-or')],
    address: typed(links.start('') ?? ''),
    thenCode: plain('strips-print-code'),
    elsewhere: site ? plain('strips-print-elsewhere', { address: `${typed(site)}/app` }) : null,
    until: plain('strips-print-until', { until }),
  };
}

function fileOf(context: MemberContext, words: StripWords, strips: readonly Strip[]): Outgoing {
  const { speech, links, sheetPrinting } = context;
  const ends = { first: String(strips[0]?.spot ?? ''), last: String(strips.at(-1)?.spot ?? '') };
  const fetch = async () => {
    const qrs = await sheetPrinting.qrs(
      strips.map((strip) => links.start(`${STRIP_PAYLOAD}${strip.token}`) ?? ''),
    );
    const shown = strips.flatMap(({ spot, code }, at) => {
      const qr = qrs[at];
      return qr
        ? [{ place: speech.plain('strips-print-spot', { spot: String(spot) }), code: spellCode(code), qr }]
        : [];
    });
    return sheetPrinting.print(stripSheets(shown, words));
  };
  const [text, name] =
    strips.length > 1
      ? [speech.say('strips-file', ends), speech.plain('strips-file-name', ends)]
      : [speech.say('strips-file-one', ends), speech.plain('strips-file-name-one', ends)];
  return { text, document: { name, fetch } };
}

/** As somebody types it: without what browsers add, and without an empty greeting. */
const typed = (address: string) => address.replace(/^https?:\/\//, '').replace(/\?start=$/, '');
