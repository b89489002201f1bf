import { createHash, hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { RowRules } from '../../../shared/consumer/target';
import type { FileFacts } from '../../../shared/sheet/sheet-state';

/** Edits hashed before other requests are handled. */
const SLICE_EDITS = 20_000;

/** What a person changed in the rows of a file, independent of the order of the changes. */
export interface RowChanges {
  /** Ascending by row and column. */
  edits: Iterable<readonly [row: number, column: number, value: string]>;
  /** Ascending. */
  excluded: readonly number[];
  /** Number of rows added after those of the file. */
  addedRows: number;
  /** Ascending by row. */
  decisions: readonly unknown[];
}

/**
 * Identifies the table, whatever the person does with it: the same bytes, read with the same options, give the same key. It is a hash, so
 * that the stored key does not reveal the content.
 *
 * @param fileDigest the hash of the file's bytes
 */
export function tableKey(fileDigest: string, { sheetName, encoding, delimiter, headerRow }: FileFacts): string {
  return hash('sha256', JSON.stringify([fileDigest, sheetName, encoding, delimiter, headerRow]), 'hex');
}

/**
 * Identifies the rows that a sheet would send: the same bytes, read with the same options, with the same rules, edits and exclusions, give
 * the same key. Also a hash.
 *
 * @param fileDigest the hash of the file's bytes
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
  // The JSON of one array, hashed in parts, since there may be millions of edits.
  const sha256 = createHash('sha256');
  sha256.update(`[${JSON.stringify(tableKey(fileDigest, facts))},${JSON.stringify(ofRules, inOrderOfNames)},[[`);
  let count = 0;
  for (const edit of changes.edits) {
    sha256.update(`${count === 0 ? '' : ','}${JSON.stringify(edit)}`);
    count += 1;
    if (count % SLICE_EDITS === 0) await setImmediate();
  }
  // Keys of sheets without added rows and decisions stay as they were, so that their unfinished deliveries are found.
  const added = changes.addedRows === 0 ? '' : `,${changes.addedRows}`;
  const decided = changes.decisions.length === 0 ? '' : `,${JSON.stringify(changes.decisions)}`;
  sha256.update(`],${JSON.stringify(changes.excluded)}${added}${decided}]]`);
  return sha256.digest('hex');
}

/** Sorts the keys of objects, since their order has no meaning. */
function inOrderOfNames(_name: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
}
