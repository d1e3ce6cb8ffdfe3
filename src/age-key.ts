/** Whether a text is a public key of age: bech32, whose checksum tells a mistyped letter (BIP 173). */
export function isAgeRecipient(text: string): boolean {
  const at = text.lastIndexOf('1');
  const name = text.slice(0, at);
  if (!['age', 'age1pq'].includes(name)) return false;
  const data = [...text.slice(at + 1)].map((letter) => LETTERS.indexOf(letter));
  if (data.length < 58 || data.includes(-1)) return false;
  const codes = [...name].map((letter) => letter.charCodeAt(0));
  const spread = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  return [...spread, ...data].reduce(step, 1) === 1;
}

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function step(sum: number, value: number): number {
  const top = sum >>> 25;
  const shifted = ((sum & 0x1ffffff) << 5) ^ value;
  return GENERATOR.reduce((next, term, bit) => ((top >> bit) & 1 ? next ^ term : next), shifted);
}
