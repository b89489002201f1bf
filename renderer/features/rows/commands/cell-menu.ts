import type { Command } from './command';
import { GRID_COMMANDS, PAGE_COMMANDS, type EmailChoices, type GridContext } from './grid-commands';

/** An item of the menu of cells: a command of the keys, or one that only the menu has. */
export type MenuCommand<Context = GridContext> = Pick<Command<Context>, 'id' | 'canRun' | 'run'> & {
  keys?: readonly string[];
  /** Few cells have a use for it, so the menu leaves it out where it cannot run. */
  isSeldom?: true;
};

/** What has no key. */
export const MENU_ONLY: readonly MenuCommand[] = [
  { id: 'repair-cell', isSeldom: true, canRun: (on) => on.repair !== null, run: (on) => on.repairCell() },
  { id: 'add-row', run: (on) => on.addRow() },
  { id: 'find-same', canRun: (on) => on.hasText, run: (on) => on.findSame() },
];

/** What can be done with the focused row if its e-mail belongs to another consumer. The line below the grid offers it, too. */
export const EMAIL_COMMANDS = [
  emailCommand('adopt-row', ({ adopt }) => adopt),
  emailCommand('without-email-row', ({ withoutEmail }) => withoutEmail),
  emailCommand('leave-row-out', ({ leaveOut }) => leaveOut),
];

const ALL: readonly MenuCommand[] = [...MENU_ONLY, ...EMAIL_COMMANDS, ...GRID_COMMANDS, ...PAGE_COMMANDS];

const GROUPS = [
  ['repair-cell'],
  ['adopt-row', 'without-email-row', 'leave-row-out'],
  ['edit', 'cut', 'copy', 'copy-with-headers', 'paste'],
  ['clear', 'copy-down', 'copy-right'],
  ['toggle-row', 'add-row'],
  ['find-same', 'find', 'replace'],
  ['undo', 'redo'],
];

/** The menu of the selected cells and rows, in groups. */
export const CELL_MENU: readonly (readonly MenuCommand[])[] = GROUPS.map((ids) =>
  ids.flatMap((wanted) => ALL.find(({ id }) => id === wanted) ?? []),
);

/** @param deedOf null where the choice is impossible */
function emailCommand(id: string, deedOf: (choices: EmailChoices) => (() => void) | null) {
  const deed = (choices: EmailChoices | null) => (choices === null ? null : deedOf(choices));
  type Context = Pick<GridContext, 'emailChoices'>;
  return {
    id,
    isSeldom: true,
    canRun: ({ emailChoices }: Context): boolean => deed(emailChoices) !== null,
    run: ({ emailChoices }: Context): void => deed(emailChoices)?.(),
  } as const;
}
