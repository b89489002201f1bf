/**
 * C0 but the tab, DEL and C1, which a terminal takes for commands, and the signs that turn the direction of writing, by which a name could
 * show itself as another one.
 */
const NOT_FOR_TERMINALS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const C1 = /[\u007f-\u009f]/g;

/** One line of text as a terminal may be given it, wherever its words came from: what would steer the terminal is spelt out. */
export function terminalLine(text: string): string {
  return text.replace(NOT_FOR_TERMINALS, escaped);
}

/** JSON that steers no terminal either. `JSON.stringify` spells out C0 only; the value stays the same. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value).replace(C1, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
