/**
 * Reads multipart/form-data as leniently as Telegram does: grammY writes file names without quotes and in plain
 * UTF-8, which Node's own `formData()` refuses. Undefined when the body is not multipart.
 */
export function readMultipart(
  body: Buffer,
  contentType: string,
): [name: string, value: string | File][] | undefined {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: [string, string | File][] = [];
  let start = body.indexOf(delimiter);
  if (start < 0) return undefined;
  while (true) {
    start += delimiter.length;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const end = body.indexOf(delimiter, start);
    if (end < 0) return undefined;
    // A part begins after the line break behind its delimiter and ends before the one in front of the next.
    const part = readPart(body.subarray(start + 2, end - 2));
    if (!part) return undefined;
    parts.push(part);
    start = end;
  }
}

function readPart(part: Buffer): [string, string | File] | undefined {
  const gap = part.indexOf('\r\n\r\n');
  if (gap < 0) return undefined;
  const head = part.toString('utf8', 0, gap);
  const content = part.subarray(gap + 4);
  const name = parameter(head, 'name');
  if (name === undefined) return undefined;
  const file = parameter(head, 'filename');
  if (file === undefined) return [name, content.toString('utf8')];
  const type = /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? '';
  return [name, new File([new Uint8Array(content)], file, { type })];
}

const parameter = (head: string, name: string): string | undefined => {
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head);
  return found?.[1] ?? found?.[2];
};
