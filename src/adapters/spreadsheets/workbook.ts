/** A sheet that people see: `place` counts from 1, hidden ones included. */
export type WorkbookSheet = { readonly name: string; readonly place: number; readonly xml: string };

/** The sheets of an unpacked XLSX without hidden ones, unless all are hidden. Charts are no sheets to us. */
export function sheetsOf(files: ReadonlyMap<string, string>): readonly WorkbookSheet[] {
  const paths = pathsOf(files.get('xl/_rels/workbook.xml.rels') ?? '');
  const entries = tagsOf(files.get('xl/workbook.xml') ?? '', 'sheet').filter(({ name }) => name);
  const sheets = entries.flatMap((entry, at) => {
    const xml = files.get(paths.get(entry.id ?? '') ?? '');
    const isHidden = entry.state === 'hidden' || entry.state === 'veryHidden';
    return xml === undefined ? [] : [{ name: entry.name ?? '', place: at + 1, xml, isHidden }];
  });
  const seen = sheets.filter(({ isHidden }) => !isHidden);
  return seen.length > 0 ? seen : sheets;
}

function pathsOf(relations: string): Map<string, string> {
  const sheets = tagsOf(relations, 'Relationship').filter(({ type }) => type?.endsWith('/worksheet'));
  return new Map(
    sheets.map(({ id = '', target = '' }) => [id, target.startsWith('/') ? target.slice(1) : `xl/${target}`]),
  );
}

/** The attributes of each such element; what namespace they are of does not matter. */
function tagsOf(xml: string, tag: string): Readonly<Record<string, string>>[] {
  const tags = xml.matchAll(new RegExp(`<(?:\\w+:)?${tag}\\s([^>]*)>`, 'gu'));
  return [...tags].map(([, attributes = '']) => {
    const pairs = attributes.matchAll(/(?:\w+:)?(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu);
    return Object.fromEntries(
      [...pairs].map(([, key = '', double, single]) => [key.toLowerCase(), plain(double ?? single ?? '')]),
    );
  });
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => SIGNS[name] ?? '');
}
