import type { SharedStrings } from './shared-strings';
import type { TextArena } from './text-arena';
import { textEdges } from './text-edges';
import { STANDS_FOR_ITSELF } from './text-scanner';

const BEFORE = Buffer.from('<si><t>');
/** How LibreOffice begins every string. White space is kept here anyway. */
const BEFORE_SPACE = Buffer.from('<si><t xml:space="preserve">');
const BEHIND = Buffer.from('</t></si>');

/**
 * Takes shared strings in the usual form, `<si><t>Anna</t></si>`, one after the other, touching each byte once. `UsualCells` does the same
 * for cells.
 *
 * @param needed number of strings wanted in all
 * @returns where the first string begins that is incomplete or has another form, or whatever follows the strings
 */
export function takeUsualStrings(
  b: Buffer,
  at: number,
  end: number,
  arena: TextArena,
  strings: SharedStrings,
  needed: number,
): number {
  let p = at;
  const before = stands(BEFORE_SPACE, b, at, end) ? BEFORE_SPACE : BEFORE;
  while (strings.count < needed && stands(before, b, p, end)) {
    arena.begin();
    // A text is never longer than its markup.
    arena.reserve(end - p);
    const out = arena.bytes;
    let w = arena.length;
    let q = p + before.length;
    for (; q < end && STANDS_FOR_ITSELF[b[q] as number] === 1; q += 1, w += 1) out[w] = b[q] as number;
    if (!stands(BEHIND, b, q, end)) break;
    const edges = textEdges(out, arena.begun, w);
    arena.length = w;
    strings.add(arena.end(), edges);
    p = q + BEHIND.length;
  }
  return p;
}

function stands(word: Buffer, b: Buffer, at: number, end: number): boolean {
  if (at + word.length > end) return false;
  for (let index = 0; index < word.length; index += 1) if (b[at + index] !== word[index]) return false;
  return true;
}
