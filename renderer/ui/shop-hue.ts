const HUES = 8;

/** One of eight colours (0…7), always the same for the same shop. */
export function shopHue(id: string): number {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % HUES;
}
