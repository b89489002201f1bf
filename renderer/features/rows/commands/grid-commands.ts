import type { CommandId } from '../../../../shared/commands/command-list';
import { keysOf } from '../../../model/commands/system';
import type { GridMove } from '../state/grid-state';
import type { Command, HelpLine } from './command';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** What can be done with a row whose e-mail belongs to another consumer. */
export interface EmailChoices {
  /** Null if the consumer found cannot be updated. Asks first if that one has another external id. */
  adopt: (() => void) | null;
  withoutEmail: () => void;
  leaveOut: () => void;
}

/** What the commands of the grid and of the page around it act on. */
export interface GridContext {
  canUndo: () => boolean;
  canRedo: () => boolean;
  /** Whether more than one cell is selected. */
  hasRange: boolean;
  move: (move: GridMove) => void;
  /** Moves the other corner of the selection. */
  extend: (move: GridMove) => void;
  /** Moves the focus, or the other corner of the selection, to the edge of the data. */
  goToEdge: (direction: Direction, isExtended: boolean) => void;
  select: (whole: 'rows' | 'columns' | 'all') => void;
  /** Gives every selected cell the text of the first one above it or before it. */
  copyInto: (direction: 'down' | 'right') => void;
  copyWithHeaders: () => void;
  /** Gives the keyboard to the control behind the grid, or to the one before it. */
  leave: (isBack: boolean) => void;
  /** Opens the focused cell. `typed` replaces its text, null keeps it. */
  startEdit: (typed: string | null) => void;
  clearCells: () => void;
  toggleRows: () => void;
  /** Adds an empty row after the last one, and goes to it. */
  addRow: () => void;
  /** The value that fixes the focused cell; null if there is none. */
  repair: string | null;
  repairCell: () => void;
  /** For the focused row, if it is the only one selected; null if there is nothing to choose. */
  emailChoices: EmailChoices | null;
  /** Whether the focused cell has a text that can be searched for. */
  hasText: boolean;
  /** Shows the rows that hold the focused cell's text. */
  findSame: () => void;
  /** Opens the menu of the selected cells at the focused one, or that of the column if it is selected as a whole. */
  openMenu: () => void;
  /** Asks for the number of the row to go to. */
  goToRow: () => void;
  /** Opens the menu of the focused column. */
  openColumnMenu: () => void;
  /** Moves the focused column by one place, to the left (−1) or right (1). */
  moveColumn: (step: -1 | 1) => void;
  undo: () => void;
  redo: () => void;
  showNextIssue: () => void;
  focusGrid: () => void;
  /** Goes to the search field. */
  find: () => void;
  /** Opens the bar for finding and replacing, or goes to it. */
  replace: () => void;
}

/** What the commands of an open cell act on. */
export interface EditorContext {
  commit: (move: GridMove) => void;
  /** Keeps the text in every selected cell. */
  commitAll: () => void;
  /** Arrows move the caret from now on. */
  moveCaret: () => void;
  cancel: () => void;
  breakLine: () => void;
}

/** What the commands of the search field act on. */
export interface SearchContext {
  endSearch: () => void;
  goToFound: () => void;
}

/** What the commands of the bar for finding and replacing act on. */
export interface FindContext {
  close: () => void;
  goToMatch: (backwards: boolean) => void;
}

/** What the commands of the list of issues act on. */
export interface IssueListContext {
  /** Of the current kind, from 0. */
  place: number;
  last: number;
  goTo: (place: number) => void;
}

/** A command of the program's own list, which has its keys. */
function listed<Id extends CommandId>(id: Id): { id: Id; keys: readonly string[] } {
  return { id, keys: keysOf(id) };
}

function move(id: GridMove, help: HelpLine, ...keys: string[]): Command<GridContext> {
  return { id, keys, help, run: (on) => on.move(id) };
}

function extend(id: GridMove, ...keys: string[]): Command<GridContext> {
  return { id: `extend-${id}`, keys, help: 'extend', run: (on) => on.extend(id) };
}

function edge(direction: Direction, arrow: string): Command<GridContext>[] {
  const all = { help: 'edge', needsCell: true } as const;
  return [
    { ...all, id: `edge-${direction}`, keys: [`Ctrl+${arrow}`], run: (on) => on.goToEdge(direction, false) },
    {
      ...all,
      id: `extend-edge-${direction}`,
      keys: [`Ctrl+Shift+${arrow}`],
      run: (on) => on.goToEdge(direction, true),
    },
  ];
}

/** Keys that work while the grid has the keyboard: the same as in a spreadsheet. */
export const GRID_COMMANDS: readonly Command<GridContext>[] = [
  move('up', 'move', 'ArrowUp'),
  move('down', 'move', 'ArrowDown'),
  move('left', 'move', 'ArrowLeft'),
  move('right', 'move', 'ArrowRight'),
  extend('up', 'Shift+ArrowUp'),
  extend('down', 'Shift+ArrowDown'),
  extend('left', 'Shift+ArrowLeft'),
  extend('right', 'Shift+ArrowRight'),
  extend('page-up', 'Shift+PageUp'),
  extend('page-down', 'Shift+PageDown'),
  extend('row-start', 'Shift+Home'),
  extend('row-end', 'Shift+End'),
  extend('start', 'Ctrl+Shift+Home'),
  extend('end', 'Ctrl+Shift+End'),
  { id: 'select-rows', keys: ['Shift+Space'], help: 'select', run: (on) => on.select('rows') },
  { id: 'select-columns', keys: ['Ctrl+Space'], help: 'select', run: (on) => on.select('columns') },
  { ...listed('select-all'), help: 'select', run: (on) => on.select('all') },
  move('next', 'tab', 'Tab'),
  move('back', 'tab', 'Shift+Tab'),
  move('page-up', 'page', 'PageUp'),
  move('page-down', 'page', 'PageDown'),
  move('row-start', 'rowEnds', 'Home'),
  move('row-end', 'rowEnds', 'End'),
  ...edge('up', 'ArrowUp'),
  ...edge('down', 'ArrowDown'),
  ...edge('left', 'ArrowLeft'),
  ...edge('right', 'ArrowRight'),
  move('start', 'ends', 'Ctrl+Home'),
  move('end', 'ends', 'Ctrl+End'),
  { id: 'open-menu', keys: ['Shift+F10', 'ContextMenu'], help: 'menu', needsCell: true, run: (on) => on.openMenu() },
  { id: 'leave', keys: ['F6'], help: 'leave', run: (on) => on.leave(false) },
  { id: 'leave-back', keys: ['Shift+F6'], help: 'leave', run: (on) => on.leave(true) },
  { id: 'leave-by-tab', keys: ['Escape Tab', 'Escape Shift+Tab'], help: 'leave', run: null },
  {
    id: 'enter',
    keys: ['Enter'],
    help: 'edit',
    needsCell: true,
    run: (on) => (on.hasRange ? on.move('enter') : on.startEdit(null)),
  },
  { id: 'enter-back', keys: ['Shift+Enter'], help: 'tab', run: (on) => on.move('enter-back') },
  { id: 'edit', keys: ['F2'], help: 'edit', needsCell: true, run: (on) => on.startEdit(null) },
  { id: 'copy-down', keys: ['Ctrl+KeyD'], help: 'fill', canRun: (on) => on.hasRange, run: (on) => on.copyInto('down') },
  {
    id: 'copy-right',
    keys: ['Ctrl+KeyR'],
    help: 'fill',
    canRun: (on) => on.hasRange,
    run: (on) => on.copyInto('right'),
  },
  // A Mac's keyboard has no other Delete than Backspace.
  { id: 'clear', keys: ['Delete', 'Backspace'], help: 'clear', needsCell: true, run: (on) => on.clearCells() },
  { ...listed('toggle-row'), help: 'exclude', needsCell: true, run: (on) => on.toggleRows() },
  { id: 'column-menu', keys: ['Alt+ArrowDown'], help: 'columnMenu', run: (on) => on.openColumnMenu() },
  { id: 'move-column-left', keys: ['Alt+Shift+ArrowLeft'], help: 'moveColumn', run: (on) => on.moveColumn(-1) },
  { id: 'move-column-right', keys: ['Alt+Shift+ArrowRight'], help: 'moveColumn', run: (on) => on.moveColumn(1) },
  // The browser makes clipboard events of these keys (use-grid-clipboard.ts).
  { ...listed('copy'), help: 'clipboard', run: null },
  { ...listed('cut'), help: 'clipboard', needsCell: true, run: null },
  { ...listed('paste'), help: 'clipboard', run: null },
  { id: 'copy-with-headers', keys: ['Ctrl+Shift+KeyC'], help: 'copyHeaders', run: (on) => on.copyWithHeaders() },
];

/** Keys that work in an open cell. */
export const EDITOR_COMMANDS: readonly Command<EditorContext>[] = [
  { id: 'commit-down', keys: ['Enter'], help: 'commit', run: (on) => on.commit('enter') },
  { id: 'commit-up', keys: ['Shift+Enter'], help: 'commit', run: (on) => on.commit('enter-back') },
  { id: 'commit-all', keys: ['Ctrl+Enter'], help: 'commitAll', run: (on) => on.commitAll() },
  { id: 'move-caret', keys: ['F2'], help: 'caret', run: (on) => on.moveCaret() },
  { id: 'commit-next', keys: ['Tab'], help: 'commit', run: (on) => on.commit('next') },
  { id: 'commit-back', keys: ['Shift+Tab'], help: 'commit', run: (on) => on.commit('back') },
  { id: 'break-line', keys: ['Alt+Enter'], help: 'break', run: (on) => on.breakLine() },
  { id: 'cancel-edit', keys: ['Escape'], help: 'cancel', run: (on) => on.cancel() },
];

/** Keys that end an edit which replaces the cell's text; in any other edit they move the caret. */
export const OVERTYPE_COMMANDS: readonly Command<EditorContext>[] = [
  { id: 'commit-arrow-up', keys: ['ArrowUp'], help: 'commit', run: (on) => on.commit('up') },
  { id: 'commit-arrow-down', keys: ['ArrowDown'], help: 'commit', run: (on) => on.commit('down') },
  { id: 'commit-arrow-left', keys: ['ArrowLeft'], help: 'commit', run: (on) => on.commit('left') },
  { id: 'commit-arrow-right', keys: ['ArrowRight'], help: 'commit', run: (on) => on.commit('right') },
];

/** Keys that work wherever the keyboard is in the steps of columns and rows. The grid's own keys come first. */
export const PAGE_COMMANDS: readonly Command<GridContext>[] = [
  { ...listed('undo'), help: 'undo', canRun: (on) => on.canUndo(), run: (on) => on.undo() },
  { ...listed('redo'), help: 'undo', canRun: (on) => on.canRedo(), run: (on) => on.redo() },
  { ...listed('next-issue'), help: 'nextIssue', inTextFields: true, run: (on) => on.showNextIssue() },
  { ...listed('go-to-row'), help: 'goToRow', inTextFields: true, run: (on) => on.goToRow() },
  { id: 'focus-grid', keys: ['F6', 'Shift+F6'], help: 'leave', inTextFields: true, run: (on) => on.focusGrid() },
  { ...listed('find'), help: 'search', inTextFields: true, run: (on) => on.find() },
  { ...listed('replace'), help: 'replace', inTextFields: true, run: (on) => on.replace() },
];

/** Keys that work in the search field. */
export const SEARCH_COMMANDS: readonly Command<SearchContext>[] = [
  { id: 'end-search', keys: ['Escape'], help: 'search', run: (on) => on.endSearch() },
  { id: 'go-to-found', keys: ['Enter', 'ArrowDown'], help: 'found', run: (on) => on.goToFound() },
];

/** Keys that work in the bar for finding and replacing: the first one anywhere in it, the others in the field for the text to find. */
export const FIND_COMMANDS: readonly Command<FindContext>[] = [
  { id: 'close-find', keys: ['Escape'], help: 'replace', run: (on) => on.close() },
  { id: 'next-match', keys: ['Enter'], help: 'match', run: (on) => on.goToMatch(false) },
  { id: 'previous-match', keys: ['Shift+Enter'], help: 'match', run: (on) => on.goToMatch(true) },
];

/** Keys that work in the list of issues. */
export const ISSUE_COMMANDS: readonly Command<IssueListContext>[] = [
  { id: 'next-kind', keys: ['ArrowDown'], help: 'issueKinds', run: (on) => on.goTo(on.place + 1) },
  { id: 'previous-kind', keys: ['ArrowUp'], help: 'issueKinds', run: (on) => on.goTo(on.place - 1) },
  { id: 'first-kind', keys: ['Home'], help: 'issueKinds', run: (on) => on.goTo(0) },
  { id: 'last-kind', keys: ['End'], help: 'issueKinds', run: (on) => on.goTo(on.last) },
];
