import { z } from 'zod';
import { columnLayoutSchema, targetSchema, type ColumnLayout } from './target';

/**
 * A layout as a shop remembers it: by the names of columns, whatever their order. A list, not a record, since a header
 * may be called `__proto__`.
 */
export const savedLayoutSchema = z.object({
  targets: z.array(z.object({ header: z.string(), target: targetSchema })),
  constants: columnLayoutSchema.shape.constants,
  without: columnLayoutSchema.shape.without,
});
export type SavedLayout = z.infer<typeof savedLayoutSchema>;

/** Names the set of headers a layout belongs to: the same for the same columns in another order. */
export function layoutKey(headers: readonly string[]): string {
  return JSON.stringify(headers.map(nameOf).toSorted());
}

/** The form of a layout that outlives the sheet it was made for. */
export function toSavedLayout(headers: readonly string[], layout: ColumnLayout): SavedLayout {
  return {
    targets: headers.map((header, column) => ({
      header: nameOf(header),
      target: layout.targets[column] ?? { kind: 'skip' },
    })),
    constants: layout.constants,
    without: layout.without,
  };
}

/**
 * A remembered layout in the order of this sheet's columns; null where the sheet has other columns, or where a name
 * stands over two of them, so that nobody can tell which is which.
 */
export function applySavedLayout(headers: readonly string[], saved: SavedLayout): ColumnLayout | null {
  const targetOf = new Map(saved.targets.map(({ header, target }) => [header, target]));
  const names = headers.map(nameOf);
  const repeats = new Set(names).size !== names.length || targetOf.size !== saved.targets.length;
  if (repeats || names.length !== targetOf.size) return null;
  const targets = names.flatMap((name) => targetOf.get(name) ?? []);
  return targets.length === names.length ? { targets, constants: saved.constants, without: saved.without } : null;
}

function nameOf(header: string): string {
  return header.trim();
}
