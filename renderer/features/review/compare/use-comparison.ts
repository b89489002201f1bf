import type { Comparison } from '../../../../shared/delivery/compare/compare-consumer';
import type { Shop } from '../../../../shared/shop/shop';
import { compareRows, comparisonSubject, reviewStore, type RowsToCompare } from '../../../model/review';
import type { OpenedSheet } from '../../../model/sheet';
import { useStore } from '../../../model/store';

/** The running comparison, or the last result if sheet, mode and shop are still the same. */
export function useComparison(
  { state }: OpenedSheet,
  shop: Shop,
): {
  progress: { done: number; total: number } | null;
  result: Comparison | null;
  compare: (which: RowsToCompare) => Promise<void>;
} {
  const { comparing, compared } = useStore(reviewStore);
  const isOfThis = compared?.subject === comparisonSubject(shop, state);
  return {
    progress: comparing,
    result: isOfThis && comparing === null ? compared.result : null,
    compare: (which) => compareRows(shop, state, which),
  };
}
