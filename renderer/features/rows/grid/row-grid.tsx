import { VisuallyHidden } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOrder } from '../../../../shared/sheet/sheet-state';
import type { OpenedSheet } from '../../../model/sheet';
import { useStore } from '../../../model/store';
import { useRun } from '../../../hooks/use-action';
import { notifyHint } from '../../../ui/notify';
import { useGridClipboard } from '../clipboard/use-grid-clipboard';
import { CellMenu } from '../context-menu/cell-menu';
import { useCellOffers } from '../context-menu/use-cell-offers';
import { useFillHandle } from '../fill/use-fill-handle';
import { useDataEdge } from '../keyboard/use-data-edge';
import { useGridKeys } from '../keyboard/use-grid-keys';
import type { GridColumn } from '../layout/grid-columns';
import { cellId } from '../layout/grid-geometry';
import { GRID_ID } from '../state/focus-grid';
import { cellsIn } from '../state/grid-selection';
import type { GridRange, GridState } from '../state/grid-state';
import { gridStore } from '../state/grid-store';
import { GridHeader } from './grid-header';
import { GridRow } from './grid-row';
import { useCellWords } from '../status/use-cell-words';
import { useCellDeeds } from './use-cell-deeds';
import { useGridActions } from './use-grid-actions';
import { useGridContext } from './use-grid-context';
import { useGridLayout } from './use-grid-layout';
import { useGridPointer } from './use-grid-pointer';
import classes from './row-grid.module.css';

/** All rows of the view, of which only those on the screen are rendered: read, moved in and edited by keyboard alone. */
export function RowGrid({
  sheet,
  order,
  onColumn,
  onFind,
}: {
  sheet: OpenedSheet;
  /** As the header shows it. */
  order: RowOrder | null;
  onColumn: (column: GridColumn) => void;
  /** Goes to the search field. */
  onFind: () => void;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { state } = sheet;
  const grid = useStore(gridStore);
  const layout = useGridLayout(scroller, sheet, grid.edit?.at ?? null);
  const { columns, placed, headers } = layout;
  const actions = useGridActions(state, columns, layout);
  const { selected } = actions;
  const words = useCellWords();
  const deeds = useCellDeeds(sheet, columns, grid, selected, actions, words);
  const run = useRun();
  const { focus } = grid;
  const { edit } = deeds;

  const sayPressAgain = () => notifyHint(t('rows.copyAgain'), t('common.close'));
  const copyWithHeaders = useGridClipboard(scroller, { ...deeds, run, sayPressAgain });
  const edge = useDataEdge(sheet, columns, actions.show);
  const offers = useCellOffers(sheet, columns, focus, selected);
  const context = useGridContext(
    scroller,
    state,
    columns,
    focus,
    actions,
    deeds,
    edge,
    offers,
    copyWithHeaders,
    onFind,
  );
  const isCellLate = (): boolean => {
    const { focus: at, selection } = gridStore.get();
    return [at, selection?.head ?? at].some(
      ({ position }) => position < state.viewRows && sheet.windows.lacks(position),
    );
  };
  const onKey = useGridKeys(context, edge.isUnderWay, isCellLate);
  // Scrolled out of sight, the focused cell is not there to be named.
  const isFocusRendered =
    layout.rows.some(({ position }) => position === focus.position) && placed.some(({ at }) => at === focus.column);
  const fill = useFillHandle(columns, selected, actions.act, layout.showRow);
  const pointer = useGridPointer(scroller, grid, actions, deeds, fill);
  const shown = fill.target?.range ?? selected;

  return (
    <>
      <div
        ref={scroller}
        id={GRID_ID}
        role="grid"
        tabIndex={0}
        className={classes['grid']}
        data-testid="row-grid"
        data-scrolled={layout.isScrolled || undefined}
        aria-label={t('rows.gridLabel', { name: sheet.fileName })}
        aria-rowcount={state.viewRows + 1}
        aria-multiselectable
        aria-colcount={columns.length + 1}
        aria-activedescendant={isFocusRendered ? cellId(focus.position, focus.column) : undefined}
        aria-describedby={`${GRID_ID}-keys`}
        onKeyDown={(event) => {
          if (event.target === event.currentTarget) onKey(event);
        }}
        {...pointer}
      >
        <div className={classes['canvas']} style={{ width: layout.totalPx }}>
          <GridHeader
            order={order}
            columns={placed}
            headers={headers}
            {...wholeColumns(selected, grid)}
            onColumn={onColumn}
          />
          <div
            role="rowgroup"
            className={classes['body']}
            style={{ height: layout.elementPx }}
            aria-owns={layout.order}
          >
            {layout.rows.map(({ position, key, row }) => (
              <GridRow
                key={key}
                position={position}
                topPx={layout.topOf(position)}
                row={row}
                search={state.view.search}
                words={words}
                columns={placed}
                focusedColumn={focus.position === position ? focus.column : null}
                {...selectedIn(shown, position)}
                handleAt={edit === null && position === selected.bottom - 1 ? selected.right - 1 : null}
                edit={edit?.position === position ? edit : null}
              />
            ))}
          </div>
        </div>
      </div>
      <CellMenu on={context} />
      <VisuallyHidden id={`${GRID_ID}-keys`}>{t('rows.gridKeys')}</VisuallyHidden>
    </>
  );
}

/** The columns that are selected as a whole. */
function wholeColumns(
  { left, right }: GridRange,
  { selection }: GridState,
): { selectedFrom: number; selectedTo: number } {
  const isWhole = selection?.whole === 'columns' || selection?.whole === 'all';
  return isWhole ? { selectedFrom: left, selectedTo: right } : { selectedFrom: 0, selectedTo: 0 };
}

/** The selected columns of a row; none where the focused cell alone is selected. */
function selectedIn(range: GridRange, position: number): { selectedFrom: number; selectedTo: number } {
  const isChosen = cellsIn(range) > 1 && position >= range.top && position < range.bottom;
  return isChosen ? { selectedFrom: range.left, selectedTo: range.right } : { selectedFrom: 0, selectedTo: 0 };
}
