const BREAK = /\r\n|\r|\n/g;

/** Text with line breaks as in a text field. */
export function fieldText(text: string): string {
  return text.replace(BREAK, '\n');
}

/** A text field's value with the kind of line breaks that the cell had before. */
export function cellTextOf(value: string, before: string): string {
  if (fieldText(before) === value) return before;
  return before.includes('\r\n') ? value.replaceAll('\n', '\r\n') : value;
}

/** A piece of a cell's text as it is shown. */
export interface TextPiece {
  kind: 'plain' | 'found' | 'break';
  text: string;
}

/** A cell's text in pieces: line breaks and found text are separate pieces. */
export function textPieces(text: string, search: string): TextPiece[] {
  if (text === '') return [];
  const found = search === '' ? '' : `|(?<found>${search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`;
  const marks = new RegExp(`(?<break>\\r\\n|\\r|\\n)${found}`, 'giu');
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > at) pieces.push({ kind: 'plain', text: text.slice(at, match.index) });
    pieces.push({ kind: match.groups?.['break'] === undefined ? 'found' : 'break', text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ kind: 'plain', text: text.slice(at) });
  return pieces;
}
