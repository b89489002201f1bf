/**
 * Characters that control a terminal: C0 except the tab, DEL, and C1. Also direction marks, with which a name could look like another one.
 */
const NOT_FOR_TERMINALS = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const C1 = /[\u007f-\u009f]/g;

/** One line of text that is safe for a terminal, whatever its origin: control characters are escaped. */
export function terminalLine(text: string): string {
  return text.replace(NOT_FOR_TERMINALS, escaped);
}

/** JSON that is safe for a terminal. `JSON.stringify` escapes only C0. The value stays the same. */
export function terminalJson(value: unknown): string {
  return JSON.stringify(value).replace(C1, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
