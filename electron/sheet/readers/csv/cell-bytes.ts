import { EQUALS, QUOTE, SPACE, TAB } from './byte-values';

/**
 * Position of the closing quote of a cell that begins with a quote, or −1 if the opening quote is part of the text. Depends only on the
 * cell's bytes: RFC 4180, with blanks allowed after the closing quote. If there is a quote in the middle (`"ООО "Ромашка""`), the last one
 * closes.
 */
export function closingQuote(bytes: Uint8Array, start: number, end: number): number {
  let at = start + 1;
  while (at < end) {
    if (bytes[at] !== QUOTE) at += 1;
    else if (at + 1 < end && bytes[at + 1] === QUOTE) at += 2;
    else if (skipBlanks(bytes, at + 1, end) >= end) return at;
    else {
      const last = lastBeforeBlanks(bytes, end);
      return last > at && bytes[last] === QUOTE ? last : -1;
    }
  }
  return -1;
}

/** Where the text after a closing quote begins. Some programs leave blanks before the delimiter, and these are ignored. */
export function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at] as number;
    if (isBlank(byte)) at += 1;
    else if (byte === 0xc2 && bytes[at + 1] === 0xa0) at += 2;
    else break;
  }
  return at;
}

function lastBeforeBlanks(bytes: Uint8Array, end: number): number {
  let at = end - 1;
  for (;;) {
    const byte = bytes[at] as number;
    if (isBlank(byte)) at -= 1;
    else if (byte === 0xa0 && bytes[at - 1] === 0xc2) at -= 2;
    else return at;
  }
}

/** Space, tab, vertical tab and form feed. */
function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB || byte === 0x0b || byte === 0x0c;
}

/**
 * The cell's text, with quotes removed. `="00123"`, which programs write to keep Excel from reading a code as a number, becomes `00123`.
 */
export function cellText(bytes: Buffer, start: number, end: number): string {
  if (end <= start) return '';
  const first = bytes[start] as number;
  if (first === EQUALS) return unwrapFormula(bytes.toString('utf8', start, end));
  if (first !== QUOTE) return bytes.toString('utf8', start, end);
  const close = closingQuote(bytes, start, end);
  if (close === -1) return bytes.toString('utf8', start, end);
  const text = bytes.toString('utf8', start + 1, close);
  return unwrapFormula(text.includes('""') ? text.replaceAll('""', '"') : text);
}

function unwrapFormula(text: string): string {
  if (!text.startsWith('="') || !text.endsWith('"') || text.length < 3) return text;
  const inner = text.slice(2, -1);
  if (!inner.includes('"')) return inner;
  // `="a"&"b"` is a real formula: its quotes are not in pairs.
  const halves = inner.split('""');
  return halves.some((half) => half.includes('"')) ? text : halves.join('"');
}
