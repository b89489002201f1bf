import type { Command } from './command';
import { GRID_COMMANDS, PAGE_COMMANDS, type GridContext } from './grid-commands';

/** An item of the menu of cells: a command of the keys, or one that only the menu has. */
export type MenuCommand = Pick<Command<GridContext>, 'id' | 'canRun' | 'run'> & { keys?: readonly string[] };

const MENU_ONLY: readonly MenuCommand[] = [
  { id: 'repair-cell', canRun: (on) => on.repair !== null, run: (on) => on.repairCell() },
  { id: 'add-row', run: (on) => on.addRow() },
  { id: 'find-same', canRun: (on) => on.hasText, run: (on) => on.findSame() },
];

const GROUPS = [
  ['repair-cell'],
  ['edit', 'cut', 'copy', 'copy-with-headers', 'paste'],
  ['clear', 'copy-down', 'copy-right'],
  ['toggle-row', 'add-row'],
  ['find-same', 'find', 'replace'],
  ['undo', 'redo'],
];

/** The menu of the selected cells and rows, in groups. */
export const CELL_MENU: readonly (readonly MenuCommand[])[] = GROUPS.map((ids) =>
  ids.flatMap((wanted) => [...MENU_ONLY, ...GRID_COMMANDS, ...PAGE_COMMANDS].find(({ id }) => id === wanted) ?? []),
);
