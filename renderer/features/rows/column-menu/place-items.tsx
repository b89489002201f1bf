import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moveColumn, pinColumn, placesAfterMove } from '../layout/place-columns';
import { useGridColumns } from '../layout/use-grid-columns';
import type { ColumnItemProps } from './column-items';

/** Moves the column to the left or right, or pins it. */
export function PlaceItems({ sheet: { state }, column: index }: ColumnItemProps) {
  const { t } = useTranslation();
  const { columns, pinned } = useGridColumns(state);
  const at = columns.findIndex((column) => column.kind === 'sheet' && column.index === index);
  const column = columns[at];
  if (column?.kind !== 'sheet') return null;
  const isPinned = at < pinned;
  return (
    <>
      <Menu.Item
        data-testid="move-left"
        disabled={placesAfterMove(state, column, -1) === null}
        onClick={() => moveColumn(state, column, -1)}
      >
        {t('rows.columnMenu.moveLeft')}
      </Menu.Item>
      <Menu.Item
        data-testid="move-right"
        disabled={placesAfterMove(state, column, 1) === null}
        onClick={() => moveColumn(state, column, 1)}
      >
        {t('rows.columnMenu.moveRight')}
      </Menu.Item>
      <Menu.Item data-testid="toggle-pin" onClick={() => pinColumn(state, column, !isPinned)}>
        {isPinned ? t('rows.columnMenu.unpin') : t('rows.columnMenu.pin')}
      </Menu.Item>
    </>
  );
}
