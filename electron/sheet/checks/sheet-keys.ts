import { hash } from 'node:crypto';
import type { RowRules } from '../../../shared/consumer/target';
import type { FileFacts } from '../../../shared/sheet/sheet-state';

/** What a person did to the rows of a file, whatever the order it was done in. */
export interface RowChanges {
  /** Ascending by row and column. */
  edits: readonly (readonly [row: number, column: number, value: string])[];
  /** Ascending. */
  excluded: readonly number[];
}

/**
 * Tells the table from others, whatever is done with it: the same bytes, read in the same way. A hash, so that whoever keeps it learns
 * nothing of the content.
 *
 * @param fileDigest the hash of the bytes that were read
 */
export function tableKey(fileDigest: string, { sheetName, encoding, delimiter, headerRow }: FileFacts): string {
  return hash('sha256', JSON.stringify([fileDigest, sheetName, encoding, delimiter, headerRow]), 'hex');
}

/**
 * What tells the rows that a sheet would send from those of another one: the same bytes, read in the same way, by the same rules, with the
 * same edits and exclusions. A hash as well.
 *
 * @param fileDigest the hash of the bytes that were read
 */
export function contentKey(fileDigest: string, facts: FileFacts, rules: RowRules, changes: RowChanges): string {
  const { layout, timeZone, mode, skipBadCells } = rules;
  const { targets, constants, without } = layout;
  const parts = [
    tableKey(fileDigest, facts),
    [targets, constants, [...without].sort(), timeZone, mode, skipBadCells === true],
    [changes.edits, changes.excluded],
  ];
  return hash('sha256', JSON.stringify(parts, inOrderOfNames), 'hex');
}

/** Objects say the same in whatever order they were put together. */
function inOrderOfNames(_name: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}
