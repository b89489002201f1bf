import { ISSUE_SEVERITY, type Issue } from './issue';
import type { RowRules } from './target';
import type { UniquenessIndex } from './uniqueness-index';

/** The keys of a sheet's rows that are not excluded (`rowKeys`), by 1-based row. */
export interface RowIndexes {
  ids: UniquenessIndex;
  emails: UniquenessIndex;
}

/**
 * The issues a row has because of other rows. A row whose id is repeated is not told of its e-mail besides: the two may
 * be one consumer. So they depend on nothing but the row's two groups, and `takeChanged` of both indexes together names
 * every row whose issues may be different now.
 */
export function duplicateIssues(row: number, rules: RowRules, indexes: RowIndexes): Issue[] {
  throw new Error(`not yet: ${row} ${rules.mode} ${ISSUE_SEVERITY['id-duplicate']} ${indexes.ids.keyOf(row)}`);
}
