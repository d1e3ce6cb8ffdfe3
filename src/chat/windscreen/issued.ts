import type { SpotNumber } from '../../core/kernel/ids.ts';
import { spellCode } from '../../core/kernel/typed-code.ts';
import type { TagSecrets } from '../../core/windscreen/tag.ts';
import type { Outgoing, Reply } from '../kit/outgoing.ts';
import type { Paper, TagPrinting } from '../kit/pictures.ts';
import { complexOf, type MemberContext } from '../kit/update-context.ts';
import { lines, type RichText } from '../kit/wording.ts';
import { printedTag } from './printed-tag.ts';

/** The card as two files to print. They are drawn when they are sent, and what stands on them is kept nowhere else. */
export async function issued(
  context: MemberContext,
  printing: TagPrinting,
  { spot, secrets }: { readonly spot: SpotNumber; readonly secrets: TagSecrets },
): Promise<Reply[]> {
  const { say, plain } = context.speech;
  const { guardPhone } = await complexOf(context);
  const svg = printedTag({
    question: plain('windscreen-print-question'),
    camera: [plain('windscreen-print-camera'), plain('windscreen-print-knows')],
    free: plain('windscreen-print-free'),
    noCamera: plain('windscreen-print-no-camera'),
    address: shortAddress(printing.publicUrl),
    code: spellCode(secrets.code),
    guards: guardPhone === null ? null : plain('windscreen-print-guards', { phone: guardPhone }),
    qr: printing.qr(`${printing.publicUrl}/w/${secrets.token}`),
  });
  const file = (text: RichText, name: string, paper: Paper): Outgoing => ({
    text,
    document: { name, fetch: () => printing.print(svg, paper) },
  });
  const text = lines(say('windscreen-issued', { spot: String(spot) }), say('windscreen-issued-how'));
  return [
    { kind: 'replace', message: { text } },
    {
      kind: 'message',
      message: file(say('windscreen-file-a6'), plain('windscreen-file-name-a6'), 'A6'),
    },
    {
      kind: 'message',
      message: file(say('windscreen-file-a4'), plain('windscreen-file-name-a4'), 'A4'),
    },
  ];
}

/** As somebody types it: browsers find the rest themselves. */
function shortAddress(publicUrl: string): string {
  return `${publicUrl.replace(/^https?:\/\//, '')}/w`;
}
