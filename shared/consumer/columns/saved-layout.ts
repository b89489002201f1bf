import { z } from 'zod';
import { columnLayoutSchema, targetSchema, type ColumnLayout } from '../target';

/** A layout as a shop remembers it: by column names, so that the order may change. */
export const savedLayoutSchema = z.object({
  targets: z.array(z.object({ header: z.string(), target: targetSchema })),
  constants: columnLayoutSchema.shape.constants,
  without: columnLayoutSchema.shape.without,
});
export type SavedLayout = z.infer<typeof savedLayoutSchema>;

/** A key for a set of headers, independent of their order. */
export function layoutKey(headers: readonly string[]): string {
  return JSON.stringify(headers.map((header) => header.trim()).sort());
}

export function toSavedLayout(headers: readonly string[], layout: ColumnLayout): SavedLayout {
  const targets = layout.targets.map((target, column) => ({ header: headers[column]?.trim() ?? '', target }));
  return { targets, constants: layout.constants, without: layout.without };
}

/**
 * The saved layout applied to these headers. Null if they are not the saved ones, or if some repeat and names cannot tell columns apart.
 */
export function applySavedLayout(headers: readonly string[], saved: SavedLayout): ColumnLayout | null {
  const names = headers.map((header) => header.trim());
  const byName = new Map(saved.targets.map(({ header, target }) => [header, target]));
  if (new Set(names).size !== names.length || byName.size !== names.length) return null;
  const targets = names.flatMap((name) => byName.get(name) ?? []);
  return targets.length === names.length ? { targets, constants: saved.constants, without: saved.without } : null;
}
