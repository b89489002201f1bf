import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenedSheet } from '../../../model/sheet';
import type { GridColumn } from '../layout/grid-columns';
import { focusGrid } from '../state/focus-grid';
import { menuKeyboard } from '../state/menu-keyboard';
import { openColumnMenuStore } from '../state/open-column-menu';
import { COLUMN_ITEMS } from './column-items';
import classes from './column-menu.module.css';

/** The open menu at a column's header. Closing it gives the keyboard back to the grid. */
export function ColumnMenu({
  sheet,
  column,
  onColumn,
}: {
  sheet: OpenedSheet;
  column: GridColumn;
  /** Shows where the column goes. */
  onColumn: (column: GridColumn) => void;
}) {
  const { t } = useTranslation();
  const close = (): void => {
    openColumnMenuStore.set(null);
    focusGrid();
  };
  return (
    <Menu
      opened
      returnFocus={false}
      trapFocus={false}
      position="bottom-end"
      offset={2}
      width={280}
      // The last column's header may be cut off, and with it the place that the menu hangs at.
      hideDetached={false}
      // In a low window the menu scrolls, so that it must hold what Tab reaches.
      menuItemTabIndex={0}
      // The key that opens the menu must not count as one outside it.
      clickOutsideEvents={['mousedown', 'touchstart']}
      onChange={(opened) => {
        if (!opened) close();
      }}
    >
      <Menu.Target>
        <span className={classes['anchor']} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown {...menuKeyboard} className={classes['menu'] ?? ''}>
        {column.kind === 'sheet' &&
          COLUMN_ITEMS.map((group, place) => (
            <div key={place} className={classes['group']}>
              {group.map((Item) => (
                <Item key={Item.name} sheet={sheet} column={column.index} />
              ))}
            </div>
          ))}
        <div className={classes['group']}>
          <Menu.Item onClick={() => onColumn(column)}>{t('rows.columnMenu.target')}</Menu.Item>
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
