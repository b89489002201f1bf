/** What the palette can do or go to. */
export interface PaletteEntry {
  id: string;
  group: 'steps' | 'shops' | 'recent' | 'issues' | 'deliveries' | 'commands';
  label: string;
  /** Empty if there is none. */
  description: string;
}

/** The entries that have every word of what the person typed, at the start of a word of theirs. Case and ё do not matter. */
export function findEntries<Entry extends PaletteEntry>(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = wordsOf(typed);
  return entries.filter(({ label, description }) => {
    const there = wordsOf(`${label} ${description}`);
    return wanted.every((word) => there.some((each) => each.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('ё', 'е');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
