/** Escapes that stand for one sign which ends no line, or for the edge of a word. */
const ESCAPES = /^[dwbB\-.,:;/\\()[\]{}|?*+^$]$/;
/** Escapes in a class: the same, without edges. */
const CLASS_ESCAPES = /^[dw\-.,:;/\\()[\]{}|?*+^$]$/;
const FIRST_PRINTABLE = ' ';

/**
 * An expression that finds the lines of a text in which another matches, so that many cells, one a line, are looked through at once. Null
 * if a match of the other, or what it looks at around one, may reach over the end of a line; few signs are known not to.
 */
export function lineExpression({ source, flags }: RegExp): RegExp | null {
  if (flags.includes('s') || !staysInLine(source)) return null;
  return new RegExp(source, [...new Set(`${flags}gm`)].join(''));
}

function staysInLine(source: string): boolean {
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign < FIRST_PRINTABLE) return false;
    if (sign === '\\') {
      at += 1;
      if (!ESCAPES.test(source[at] ?? '')) return false;
    } else if (sign === '(' && source[at + 1] === '?') {
      // A look around sees the neighbouring lines.
      if (source[at + 2] !== ':') return false;
    } else if (sign === '[') {
      const end = endOfClass(source, at + 1);
      if (end === -1) return false;
      at = end;
    }
  }
  return true;
}

/** Where a class ends; −1 if it may have a line break. */
function endOfClass(source: string, start: number): number {
  if (source[start] === '^') return -1;
  for (let at = start; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === ']') return at;
    if (sign < FIRST_PRINTABLE) return -1;
    if (sign === '\\') {
      at += 1;
      if (!CLASS_ESCAPES.test(source[at] ?? '')) return -1;
    }
  }
  return -1;
}
