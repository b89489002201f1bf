import type { MergeWay } from '../../../shared/sheet/operations/merge-duplicates';
import type { RowChecks } from './row-checks';

/** Makes room for a group's number below its first row in one sortable number. */
const BELOW = 2 ** 32;

/**
 * Groups of rows, none excluded, that have an id in common, or an e-mail with different ids.
 *
 * @param row of the only group that is meant; null for all
 * @returns their numbers, in the order of their first rows
 */
export function duplicateGroups(checks: RowChecks, by: MergeWay['by'], row: number | null): Uint32Array {
  const { index } = by === 'id' ? checks.ids : checks.emails;
  if (row !== null) {
    const group = by === 'id' ? checks.ids.groupOf(row) : checks.emails.groupOf(row);
    return Uint32Array.from(group === 0 || (by === 'email' && !checks.sharedEmails.has(group)) ? [] : [group]);
  }
  const groups = [...(by === 'id' ? index.groups() : checks.sharedEmails.groups())];
  const inOrder = Float64Array.from(groups, (group) => (index.rowsOf(group)[0] ?? 0) * BELOW + group).sort();
  return Uint32Array.from(inOrder, (place) => place % BELOW);
}
