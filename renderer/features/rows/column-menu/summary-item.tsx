import type { ColumnItemProps } from './column-items';
import { ColumnSummary } from '../column-values/column-summary';
import { useFacet } from '../column-values/use-facet';

/** The summary of a column at the top of its menu. */
export function SummaryItem({ sheet, column }: ColumnItemProps) {
  return <ColumnSummary inMenu facet={useFacet(sheet, column)} />;
}
