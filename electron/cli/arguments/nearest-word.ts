import { editDistance } from '../../../shared/consumer/columns/edit-distance';

/** The word that a mistyped one most likely means, or null if none is similar. */
export function nearestWord(typed: string, words: readonly string[]): string | null {
  const most = Math.max(1, Math.floor(typed.length / 3));
  let nearest: string | null = null;
  let least = most + 1;
  for (const word of words) {
    // Two swapped letters are one slip, but two edits.
    const edits = isSwapped(typed, word) ? 1 : editDistance(typed.toLowerCase(), word, most);
    if (edits < least) [nearest, least] = [word, edits];
  }
  return nearest ?? beginningWith(typed, words);
}

function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return at !== -1 && a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
}

/** The only word with this beginning: `--dry` is short for `--dry-run` because no other option begins with it. */
function beginningWith(typed: string, words: readonly string[]): string | null {
  const found = words.filter((word) => word.startsWith(typed));
  return typed.length > 1 && found.length === 1 ? (found[0] ?? null) : null;
}
