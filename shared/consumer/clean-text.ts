/** Spaces that people do not see: ordinary, no-break, zero-width and the byte order mark. */
const EDGE_SPACES = /^[\s\u00a0\u200b-\u200d\u2060\ufeff]+|[\s\u00a0\u200b-\u200d\u2060\ufeff]+$/gu;

/** The text without the spaces around it. */
export function cleanText(text: string): string {
  return text.replace(EDGE_SPACES, '');
}
