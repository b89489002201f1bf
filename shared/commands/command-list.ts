import type { AppCommand, System } from './command';
import { isGridShown, type Situation } from './places';

const hasSheet = ({ sheet }: Situation): boolean => sheet === 'partial' || sheet === 'whole';
const isWhole = ({ sheet }: Situation): boolean => sheet === 'whole';

/**
 * All commands of the program, once. The menus of each system, the keys, the tips, the keyboard help and the palette are made from this list
 * (decision 0021).
 *
 * To add one:
 * 1. Add it here, and its id to {@link MENUS} where the menu is to have it. It is in the palette unless it is `isMenuOnly`.
 * 2. Add its text `commands.<id>` to both locales.
 * 3. Do it. `by: 'page'`: `useCommand('<id>', …)` in a component that is on the screen wherever `canUse` says so, such as the shell.
 *    `by: 'main'`: the record given to `createAppMenu` in `electron/app/program-menu.ts`.
 */
const LIST = [
  { id: 'open', by: 'main', keys: ['Ctrl+KeyO'] },
  { id: 'paste-table', by: 'page', keys: [] },
  { id: 'save-as', by: 'page', keys: ['Ctrl+KeyS'], canUse: isWhole },
  { id: 'close-sheet', by: 'page', keys: [], canUse: ({ sheet }) => sheet !== 'none' },
  // Windows programs have no key for this.
  {
    id: 'quit',
    by: 'main',
    keys: { mac: ['Ctrl+KeyQ'], windows: [], linux: ['Ctrl+KeyQ'] },
    hasMacText: true,
  },

  {
    id: 'undo',
    by: 'grid',
    keys: ['Ctrl+KeyZ'],
    canUse: (at) => at.inText || (isGridShown(at) && at.canUndo),
    isMenuOnly: true,
  },
  {
    id: 'redo',
    by: 'grid',
    keys: {
      mac: ['Ctrl+Shift+KeyZ', 'Ctrl+KeyY'],
      windows: ['Ctrl+KeyY', 'Ctrl+Shift+KeyZ'],
      linux: ['Ctrl+KeyY', 'Ctrl+Shift+KeyZ'],
    },
    canUse: (at) => at.inText || (isGridShown(at) && at.canRedo),
    isMenuOnly: true,
  },
  { id: 'cut', by: 'role', keys: ['Ctrl+KeyX'], isMenuOnly: true },
  { id: 'copy', by: 'role', keys: ['Ctrl+KeyC'], isMenuOnly: true },
  { id: 'paste', by: 'role', keys: ['Ctrl+KeyV'], isMenuOnly: true },
  { id: 'select-all', by: 'role', keys: ['Ctrl+KeyA'], isMenuOnly: true },
  { id: 'find', by: 'grid', keys: ['Ctrl+KeyF'], canUse: isGridShown },
  // A Mac hides the program with the usual key.
  {
    id: 'replace',
    by: 'grid',
    keys: { mac: ['Ctrl+Shift+KeyH'], windows: ['Ctrl+KeyH'], linux: ['Ctrl+KeyH'] },
    canUse: isGridShown,
  },
  // A Mac's keyboard has no other Delete than Backspace.
  {
    id: 'toggle-row',
    by: 'grid',
    keys: {
      mac: ['Ctrl+Backspace', 'Ctrl+Delete'],
      windows: ['Ctrl+Delete', 'Ctrl+Backspace'],
      linux: ['Ctrl+Delete', 'Ctrl+Backspace'],
    },
    canUse: isGridShown,
  },
  { id: 'add-row', by: 'grid', keys: [], canUse: (at) => isGridShown(at) && isWhole(at) },

  { id: 'palette', by: 'page', keys: ['Ctrl+KeyK'], isMenuOnly: true },
  { id: 'switch-theme', by: 'page', keys: [] },
  { id: 'zoom-in', by: 'main', keys: ['Ctrl++', 'Ctrl+='] },
  { id: 'zoom-out', by: 'main', keys: ['Ctrl+-'] },
  { id: 'reset-zoom', by: 'main', keys: ['Ctrl+0'] },
  // On a Mac it is Electron's own key: Ctrl and Command together have no name here.
  { id: 'full-screen', by: 'role', keys: { mac: [], windows: ['F11'], linux: ['F11'] }, isMenuOnly: true },

  { id: 'go-intake', by: 'page', keys: ['Ctrl+1'] },
  { id: 'go-columns', by: 'page', keys: ['Ctrl+2'], canUse: hasSheet },
  { id: 'go-rows', by: 'page', keys: ['Ctrl+3'], canUse: hasSheet },
  { id: 'go-review', by: 'page', keys: ['Ctrl+4'], canUse: hasSheet },
  { id: 'go-delivery', by: 'page', keys: ['Ctrl+5'], canUse: ({ hasDelivery }) => hasDelivery },
  { id: 'go-history', by: 'page', keys: ['Ctrl+6'] },
  { id: 'go-practice', by: 'page', keys: [] },
  { id: 'go-watches', by: 'page', keys: [] },
  { id: 'add-shop', by: 'page', keys: [] },
  { id: 'shop-memory', by: 'page', keys: [] },
  { id: 'network', by: 'page', keys: [] },
  { id: 'next-issue', by: 'grid', keys: ['F8'], canUse: isGridShown },
  { id: 'go-to-row', by: 'grid', keys: ['Ctrl+KeyG'], canUse: isGridShown },

  { id: 'hide', by: 'role', keys: { mac: ['Ctrl+KeyH'], windows: [], linux: [] }, isMenuOnly: true },
  { id: 'hide-others', by: 'role', keys: { mac: ['Ctrl+Alt+KeyH'], windows: [], linux: [] }, isMenuOnly: true },
  { id: 'show-all', by: 'role', keys: [], isMenuOnly: true },
  { id: 'minimize', by: 'role', keys: { mac: ['Ctrl+KeyM'], windows: [], linux: [] }, isMenuOnly: true },
  { id: 'close-window', by: 'role', keys: { mac: ['Ctrl+KeyW'], windows: [], linux: [] }, isMenuOnly: true },
  { id: 'front', by: 'role', keys: [], isMenuOnly: true },

  { id: 'try', by: 'page', keys: [] },
  { id: 'sample-csv', by: 'page', keys: [] },
  { id: 'sample-xlsx', by: 'page', keys: [] },
  { id: 'go-guide', by: 'page', keys: [] },
  { id: 'go-data', by: 'page', keys: [] },
  { id: 'diagnostics', by: 'page', keys: [] },
  { id: 'keyboard-help', by: 'page', keys: [] },
  { id: 'updates', by: 'page', keys: [] },
  // Only a packaged program has them.
  { id: 'notices', by: 'main', keys: [], isMenuOnly: true },
  { id: 'about', by: 'main', keys: [], hasMacText: true },
] as const satisfies readonly AppCommand[];

export type CommandId = (typeof LIST)[number]['id'];
type IdsBy<Doer> = Extract<(typeof LIST)[number], { by: Doer }>['id'];
export type MainCommandId = IdsBy<'main'>;
/** What the page is asked to do. */
export type PageCommandId = IdsBy<'page' | 'grid'>;
export type GridCommandId = IdsBy<'grid'>;
export type RoleCommandId = IdsBy<'role'>;

export type Command = AppCommand & { id: CommandId };
export const COMMANDS: readonly Command[] = LIST;

const idsBy = (...by: AppCommand['by'][]): CommandId[] =>
  COMMANDS.filter((one) => by.includes(one.by)).map(({ id }) => id);
export const MAIN_COMMAND_IDS = idsBy('main') as MainCommandId[];
export const PAGE_COMMAND_IDS = idsBy('page', 'grid') as PageCommandId[];
export const GRID_COMMAND_IDS = idsBy('grid') as GridCommandId[];

export type MenuName = 'app' | 'file' | 'edit' | 'view' | 'go' | 'window' | 'help';

/** A place in a menu: a command, or the list of recent files, which only main knows. */
export type MenuPlace = CommandId | 'recent';

/**
 * The menus in their order, in groups with lines between them. Only a Mac has `app` and `window`, and what its `app` menu has stands in no
 * other menu there. Help ends with what concerns the program itself.
 */
export const MENUS: Readonly<Record<MenuName, readonly (readonly MenuPlace[])[]>> = {
  app: [['about'], ['hide', 'hide-others', 'show-all'], ['quit']],
  file: [['open', 'recent', 'paste-table'], ['save-as', 'close-sheet'], ['quit']],
  edit: [
    ['undo', 'redo'],
    ['cut', 'copy', 'paste', 'select-all'],
    ['find', 'replace'],
    ['add-row', 'toggle-row'],
  ],
  view: [['palette'], ['reset-zoom', 'zoom-in', 'zoom-out'], ['switch-theme', 'full-screen']],
  go: [
    ['go-intake', 'go-columns', 'go-rows', 'go-review', 'go-delivery'],
    ['next-issue', 'go-to-row'],
    ['go-history', 'go-watches', 'go-practice'],
  ],
  window: [['minimize', 'close-window'], ['front']],
  help: [
    ['try', 'sample-csv', 'sample-xlsx'],
    ['go-guide', 'keyboard-help', 'go-data', 'diagnostics'],
    ['updates', 'notices', 'about'],
  ],
};

/** @throws Error for an unknown id, which the types rule out */
export function commandOf(id: CommandId): Command {
  const found = COMMANDS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found;
}

/** The locale key of a command's text. */
export function textKeyOf({ id, hasMacText }: Command, system: System): string {
  return `commands.${id}${hasMacText === true && system === 'mac' ? '-mac' : ''}`;
}

/** What the page can do in this situation. */
export function usableIn(at: Situation): PageCommandId[] {
  return PAGE_COMMAND_IDS.filter((id) => {
    const { canUse = () => true } = commandOf(id);
    const isOfText = id === 'undo' || id === 'redo';
    return (!at.inDialog || (isOfText && at.inText)) && canUse(at);
  });
}
