import { below, pick, type Random } from '../bench/data/random';

/** Pieces that text files are made of, and pieces that trip up a reader. */
export const CSV_TOKENS = [
  '"',
  '""',
  '"""',
  ',',
  ';',
  '\t',
  '|',
  '=',
  '="00123"',
  'sep=;\n',
  'sep=\t\r\n',
  ' ',
  '\u00a0',
  '\u200b',
  '#N/A',
  '7.9E+10',
  'ё',
  '€',
  '😀',
] as const;

const HEADERS = ['external_id', 'email', 'name', 'phone', 'created_at', '', 'email', ' ltv '];
const BREAKS = ['\r\n', '\n', '\r'] as const;
const DELIMITERS = [',', ';', '\t', '|'] as const;
const LONGEST_TABLE = 30;
const WIDEST_TABLE = 8;

type Encode = (text: string) => Buffer;
const ENCODINGS: readonly Encode[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  windows1251,
];

/** A text file by the grammar of RFC 4180, with all the liberties that real ones take. */
export function makeCsv(random: Random): Buffer {
  const delimiter = pick(random, DELIMITERS);
  const lineBreak = pick(random, BREAKS);
  const width = 1 + below(random, WIDEST_TABLE);
  const mixes = random() < 0.2;
  let text = random() < 0.1 ? `sep=${delimiter}${lineBreak}` : '';
  for (let titles = random() < 0.15 ? 1 + below(random, 3) : 0; titles > 0; titles -= 1) text += `Выгрузка${lineBreak}`;
  text += HEADERS.slice(0, width).join(delimiter);
  for (let rows = below(random, LONGEST_TABLE); rows > 0; rows -= 1) {
    text += mixes ? pick(random, BREAKS) : lineBreak;
    const cells = random() < 0.9 ? width : below(random, width + 3);
    text += Array.from({ length: cells }, () => makeCell(random, delimiter)).join(delimiter);
  }
  if (random() < 0.7) text += lineBreak;
  return pick(random, ENCODINGS)(text);
}

function makeCell(random: Random, delimiter: string): string {
  const chance = random();
  if (chance < 0.2) return '';
  if (chance < 0.5) return String(below(random, 1_000_000));
  if (chance < 0.7) return pick(random, ['Анна', 'Борис Петров', 'anna@example.ru', '+7 900 000-00-01']);
  const pieces = Array.from({ length: below(random, 4) }, () => pick(random, [...CSV_TOKENS, ...BREAKS, delimiter]));
  const text = pieces.join('');
  if (chance < 0.95) return `"${text.replaceAll('"', '""')}"`;
  return text;
}

/** Encodes Cyrillic letters only. Other non-ASCII characters become question marks. */
export function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code < 0x80) return code;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      if (letter === 'ё') return 0xb8;
      return letter === '€' ? 0x88 : 0x3f;
    }),
  );
}
