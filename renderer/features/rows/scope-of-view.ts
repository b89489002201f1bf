import { isShopIssue } from '../../../shared/consumer/issue';
import type { ExclusionScope } from '../../../shared/sheet/row-scope';
import type { SheetView } from '../../../shared/sheet/sheet-state';

/**
 * All rows that a view shows. If it shows them only for one issue or for certain values in one column, those are meant by that, so that the
 * exclusion is a step: rows that were corrected meanwhile are not meant any more, even if they are still shown.
 */
export function scopeOfView(view: SheetView): Exclude<ExclusionScope, number[]> {
  const { only, outcome, issue, verdict = null, search, filters = [] } = view;
  const [filter, ...others] = filters;
  if (only !== 'all' || outcome !== null || verdict !== null || search.trim() !== '' || others.length > 0)
    return 'view';
  if (issue !== null) return filter === undefined && !isShopIssue(issue) ? { issue } : 'view';
  return filter === undefined ? 'view' : { filter };
}
