import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState } from 'react';
import type { OpenedSheet } from '../../model/sheet';
import { columnsOf } from '../../model/layout-edits';
import { columnTargetStore } from '../../model/navigation';
import { useStore } from '../../model/store';
import { ColumnEntry } from './column-entry';
import classes from './columns-panel.module.css';

/** Height of an entry without remarks, with the gap below it, in px. */
const USUAL_HEIGHT_PX = 140;
const GAP_PX = 8;

/**
 * An entry for each column. Only those on the screen are rendered: a sheet may have 16,000 columns.
 *
 * @param scroller the element that scrolls the list; null until it is in the document
 */
export function ColumnList({ sheet, scroller }: { sheet: OpenedSheet; scroller: HTMLElement | null }) {
  const { columns, rules, layoutProblems } = sheet.state;
  // State, not a ref: its position is known only after the first render.
  const [list, setList] = useState<HTMLOListElement | null>(null);
  const wanted = useStore(columnTargetStore);
  const virtualizer = useVirtualizer({
    count: columns.length,
    getScrollElement: () => scroller,
    estimateSize: () => USUAL_HEIGHT_PX,
    gap: GAP_PX,
    overscan: 4,
    scrollMargin: list?.offsetTop ?? 0,
  });
  useLayoutEffect(() => {
    if (wanted !== null) virtualizer.scrollToIndex(wanted, { align: 'center' });
  }, [virtualizer, scroller, wanted]);
  return (
    <ol ref={setList} className={classes['list']} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const column = columns[index];
        return (
          column !== undefined && (
            <ColumnEntry
              key={index}
              ref={virtualizer.measureElement}
              topPx={start - virtualizer.options.scrollMargin}
              index={index}
              count={columns.length}
              headerOf={(other) => columns[other]?.header ?? ''}
              column={column}
              target={rules.layout.targets[index] ?? { kind: 'skip' }}
              mode={rules.mode}
              problems={layoutProblems.filter((problem) => columnsOf(problem).includes(index))}
            />
          )
        );
      })}
    </ol>
  );
}
