/** A value of a column, and the number of its cells. */
export interface CountedValue {
  value: string;
  count: number;
}

/** Values that look like one. */
export interface Cluster {
  /** What is equal: the words, in any order and case; or only pairs of letters, which is less certain. */
  by: 'words' | 'letters';
  /** The most frequent first. */
  values: CountedValue[];
}

/** Words before a town's name that say only that it is a town. */
const TOWN_WORDS: ReadonlySet<string> = new Set(['г', 'гор', 'город']);
const PUNCTUATION = /[^\p{L}\p{N}\s]+/gu;
/** Pairs of letters say nothing about shorter texts, nor about numbers. */
const LEAST_LETTERS = 4;

/** The words of a text without signs and case, each once, in order; with several numbers, all as they are. Texts with equal fingerprints differ only in how they are written. */
export function wordFingerprint(text: string): string {
  const words = wordsOf(text);
  const named = words.filter((word) => !TOWN_WORDS.has(word));
  const kept = named.length === 0 ? words : named;
  // Dates, phones and addresses: the order of their numbers means something.
  if (kept.filter((word) => /\p{N}/u.test(word)).length > 1) return kept.join(' ');
  return [...new Set(kept)].sort().join(' ');
}

/** The pairs of neighbouring letters of a text, each once, in order; null where they would say too little. */
export function pairFingerprint(text: string): string | null {
  const letters = wordFingerprint(text).replaceAll(' ', '');
  if (letters.length < LEAST_LETTERS || !/\p{L}/u.test(letters)) return null;
  const named = wordsOf(text).filter((word) => !TOWN_WORDS.has(word));
  // Both ends count as letters: otherwise Иванов and Иванова would have the same pairs.
  const joined = ` ${named.join('')} `;
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < joined.length; at += 1) pairs.add(joined.slice(at, at + 2));
  return [...pairs].sort().join('');
}

/** Finds values that look like one. The clusters with the most cells come first. */
export function clusterValues(values: readonly CountedValue[]): Cluster[] {
  const byWords = groupBy(values, ({ value }) => wordFingerprint(value));
  const byPairs = groupBy(
    [...byWords.entries()],
    ([words, [first]]) => pairFingerprint(first?.value ?? '') ?? `=${words}`,
  );
  const clusters = [...byPairs.values()].map((groups): Cluster => ({
    by: groups.length > 1 ? 'letters' : 'words',
    values: groups.flatMap(([, group]) => group).sort((one, other) => other.count - one.count),
  }));
  return clusters.filter((cluster) => cluster.values.length > 1).sort((one, other) => cellsIn(other) - cellsIn(one));
}

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(PUNCTUATION, ' ');
  return folded.split(/\s+/u).filter((word) => word !== '');
}

/** Values without any letter or digit have no key. */
function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

const cellsIn = ({ values }: Cluster): number => values.reduce((sum, { count }) => sum + count, 0);
