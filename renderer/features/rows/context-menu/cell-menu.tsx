import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../../model/store';
import { CELL_MENU, type MenuCommand } from '../commands/cell-menu';
import { labelOf } from '../../../model/commands/system';
import type { GridContext } from '../commands/grid-commands';
import { focusGrid } from '../state/focus-grid';
import { gridMenuStore } from '../state/grid-menu-store';
import { menuKeyboard } from '../state/menu-keyboard';
import classes from './cell-menu.module.css';

/** The menu of the selected cells: the commands of the keyboard, with their keys. Closing it gives the keyboard back to the grid. */
export function CellMenu({ on }: { on: GridContext }) {
  const { t } = useTranslation();
  const at = useStore(gridMenuStore);
  if (at === null) return null;
  const close = (): void => {
    gridMenuStore.set(null);
    focusGrid();
  };
  const canRun = ({ id, canRun: isPossible = () => true }: MenuCommand): boolean => id !== 'paste' && isPossible(on);
  const wordsOf = ({ id }: MenuCommand): string => {
    if (id !== 'repair-cell') return t(`cellMenu.${id}`);
    return on.repair === '' ? t('rows.clearOnly') : t('rows.repair', { value: on.repair });
  };
  const run = ({ id, run: deed }: MenuCommand): void => {
    close();
    if (deed !== null) return deed(on);
    // The browser's own command makes the same event as its key.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand(id);
  };
  const groups = CELL_MENU.map((group) => group.filter((item) => item.isSeldom !== true || canRun(item)));
  return (
    <Menu
      opened
      returnFocus={false}
      trapFocus={false}
      position="bottom-start"
      offset={0}
      width={340}
      middlewares={{ shift: { crossAxis: true, padding: 8 } }}
      clickOutsideEvents={['mousedown', 'touchstart']}
      onChange={(opened) => {
        if (!opened) close();
      }}
    >
      <Menu.Target>
        <span className={classes['anchor']} style={{ left: at.x, top: at.y }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown {...menuKeyboard} data-testid="cell-menu" className={classes['menu'] ?? ''}>
        {groups
          .filter((group) => group.length > 0)
          .map((group, place) => (
            <div key={place} className={classes['group']}>
              {group.map((item) => (
                <Menu.Item
                  key={item.id}
                  className={classes['item'] ?? ''}
                  disabled={!canRun(item)}
                  rightSection={<kbd className={classes['key']}>{item.keys?.slice(0, 1).map(labelOf)}</kbd>}
                  onClick={() => run(item)}
                >
                  {wordsOf(item)}
                </Menu.Item>
              ))}
            </div>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
