import { automaticLayout } from './automatic-layout';
import type { ColumnLayout } from '../target';

/**
 * Carries a layout over when the whole sheet turns out to have other columns than its first rows. Known headers keep their targets. New
 * ones get the target that their header suggests, or a custom attribute if that field is taken.
 */
export function carryLayout(
  knownHeaders: readonly string[],
  layout: ColumnLayout,
  headers: readonly string[],
): ColumnLayout {
  const known = new Map(knownHeaders.map((header, column) => [header, layout.targets[column]]));
  const taken = new Set(layout.targets.flatMap((target) => (target.kind === 'field' ? [target.field] : [])));
  const suggested = automaticLayout(headers).targets;
  const targets = headers.map((header, column) => {
    const target = known.get(header) ?? suggested[column] ?? { kind: 'skip' as const };
    const isNew = !known.has(header);
    if (isNew && target.kind === 'field' && taken.has(target.field)) {
      return { kind: 'custom' as const, key: header, type: 'text' as const };
    }
    return target;
  });
  return { ...layout, targets };
}
