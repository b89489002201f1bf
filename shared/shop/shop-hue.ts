/** Colours by which shops are told apart, 0…7. */
export const SHOP_HUES = 8;

/** The colour that falls to a shop by its id alone; two shops may share it. */
export function hueOf(id: string): number {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % SHOP_HUES;
}

/**
 * A colour for every shop, each its own as long as there are enough: one that is kept with a shop stays, the others take that of their id
 * or the next that is free.
 */
export function assignHues(shops: readonly { id: string; hue: number | null }[]): Map<string, number> {
  const hues = new Map<string, number>();
  const uses = Array.from({ length: SHOP_HUES }, () => 0);
  const take = (id: string, hue: number): void => {
    hues.set(id, hue);
    uses[hue] = (uses[hue] ?? 0) + 1;
  };
  for (const { id, hue } of shops) if (hue !== null) take(id, hue);
  for (const { id, hue } of shops) {
    if (hue !== null) continue;
    const inOrder = uses.map((_, step) => (hueOf(id) + step) % SHOP_HUES);
    const fewest = Math.min(...uses);
    take(id, inOrder.find((candidate) => uses[candidate] === fewest) ?? hueOf(id));
  }
  return hues;
}
