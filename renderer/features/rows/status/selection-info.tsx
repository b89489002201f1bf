import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellRange, RangeSummary } from '../../../../shared/sheet/operation';
import { useFormats } from '../../../words/formats';
import { summarizeRange } from '../../../model/read-range';
import type { OpenedSheet } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { sheetColumnsIn } from '../layout/grid-columns';
import { useGridColumns } from '../layout/use-grid-columns';
import { cellsIn, selectedRange } from '../state/grid-selection';
import { gridStore } from '../state/grid-store';
import classes from './cell-status.module.css';

/** While a selection is dragged, nothing is summed up until it stops for this long. */
const REST_MS = 150;

/** How many cells are selected, how many of them are filled, and the sum of their numbers. Renders nothing for a single cell. */
export function SelectionInfo({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state } = sheet;
  const { columns } = useGridColumns(state);
  const grid = useStore(gridStore);
  const selected = selectedRange(grid, { rows: state.viewRows, columns: columns.length, pageRows: 1 });
  const cells = cellsIn(selected);
  const summary = useSummary(
    cells > 1
      ? { start: selected.top, end: selected.bottom, columns: sheetColumnsIn(columns, selected.left, selected.right) }
      : null,
    state.revision,
  );
  if (cells <= 1) return null;
  const size = `${formats.number(selected.bottom - selected.top)} × ${formats.number(selected.right - selected.left)}`;
  return (
    <div className={classes['selection']} data-testid="selection-info">
      <span>{t('rows.selection.cells', { count: cells, cells: formats.number(cells), size })}</span>
      {summary !== null && <span>{t('rows.selection.filled', { filled: formats.number(summary.filled) })}</span>}
      {summary !== null && summary.numbers > 1 && (
        <span>{t('rows.selection.sum', { sum: formats.number(summary.sum) })}</span>
      )}
    </div>
  );
}

/** Null until it is known, and after a failure: then the rows have moved, or the person cancelled it. */
function useSummary(range: CellRange | null, revision: number): RangeSummary | null {
  const key = range === null ? '' : JSON.stringify([range, revision]);
  const [known, setKnown] = useState<{ key: string; summary: RangeSummary } | null>(null);
  const summarize = useEffectEvent((unwanted: AbortSignal) => {
    if (range === null) return;
    summarizeRange(range, unwanted).then(
      (summary) => setKnown({ key, summary }),
      () => undefined,
    );
  });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => summarize(stop.signal), REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key]);
  return known?.key === key ? known.summary : null;
}
