import { z } from 'zod';

/** Number of colours that tell shops apart; a hue is 0 to 7. */
export const SHOP_HUES = 8;
export const hueSchema = z
  .int()
  .min(0)
  .max(SHOP_HUES - 1);

/** The colour derived from a shop's id alone. Two shops may share it. */
export function hueOf(id: string): number {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % SHOP_HUES;
}

/**
 * Assigns a colour to every shop, without repeats as long as there are enough. A shop keeps its stored colour. The others get the one of
 * their id or the next free one.
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
