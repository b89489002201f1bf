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
