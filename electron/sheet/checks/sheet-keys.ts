import { createHash, hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { RowRules } from '../../../shared/consumer/target';
import type { FileFacts } from '../../../shared/sheet/sheet-state';

/** Edits hashed before other requests get their turn. */
const SLICE_EDITS = 20_000;

/** What a person did to the rows of a file, whatever the order it was done in. */
export interface RowChanges {
  /** Ascending by row and column. */
  edits: Iterable<readonly [row: number, column: number, value: string]>;
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
export async function contentKey(
  fileDigest: string,
  facts: FileFacts,
  rules: RowRules,
  changes: RowChanges,
): Promise<string> {
  const { layout, timeZone, mode, skipBadCells } = rules;
  const { targets, constants, without } = layout;
  const ofRules = [targets, constants, [...without].sort(), timeZone, mode, skipBadCells === true];
  // The JSON of one array, made in pieces: the edits may be millions.
  const sha256 = createHash('sha256');
  sha256.update(`[${JSON.stringify(tableKey(fileDigest, facts))},${JSON.stringify(ofRules, inOrderOfNames)},[[`);
  let count = 0;
  for (const edit of changes.edits) {
    sha256.update(`${count === 0 ? '' : ','}${JSON.stringify(edit)}`);
    count += 1;
    if (count % SLICE_EDITS === 0) await setImmediate();
  }
  sha256.update(`],${JSON.stringify(changes.excluded)}]]`);
  return sha256.digest('hex');
}

/** Objects say the same in whatever order they were put together. */
function inOrderOfNames(_name: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}
