/**
 * Characters that people do not see at the edges of a cell: white space, soft hyphens, zero-width characters, the byte order mark, and the
 * direction marks that phone address books put around numbers.
 */
const UNSEEN = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;

/**
 * Trims invisible characters from both ends. Done by hand because a pattern such as `\s+$` takes quadratic time over a cell with a long run
 * of spaces inside.
 */
export function cleanText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isUnseen(text, start)) start += 1;
  while (end > start && isUnseen(text, end - 1)) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function isUnseen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Fast path: nearly all cells begin and end with Latin or Cyrillic letters or digits.
  if (code <= 0x7e) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (code < 0x400 || code > 0x4ff) && UNSEEN.test(text.charAt(at));
}
