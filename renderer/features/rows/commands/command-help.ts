import type { HelpLine } from './command';
import {
  EDITOR_COMMANDS,
  FIND_COMMANDS,
  GRID_COMMANDS,
  ISSUE_COMMANDS,
  MENU_COMMANDS,
  OVERTYPE_COMMANDS,
  PAGE_COMMANDS,
  SEARCH_COMMANDS,
} from './grid-commands';

const ALL = [
  ...GRID_COMMANDS,
  ...EDITOR_COMMANDS,
  ...OVERTYPE_COMMANDS,
  ...PAGE_COMMANDS,
  ...ISSUE_COMMANDS,
  ...SEARCH_COMMANDS,
  ...FIND_COMMANDS,
  ...MENU_COMMANDS,
];

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  '-': '−',
};

/** All keys as a person reads them, by the line of the help that they stand in, in the order of the commands. */
export function keyboardHelp(): { line: HelpLine; keys: string[] }[] {
  const lines = [...new Set(ALL.map(({ help }) => help))];
  return lines.map((line) => ({ line, keys: keysOf(line) }));
}

/** The keys of one line of the help; a key of several commands is named once. */
function keysOf(line: HelpLine): string[] {
  return [...new Set(ALL.filter(({ help }) => help === line).flatMap(({ keys }) => keys.map(keyLabel)))];
}

/** A key's name on the screen: `Ctrl+KeyZ` is Ctrl+Z, `Escape Tab` is Esc, Tab. */
export function keyLabel(name: string): string {
  return name.split(' ').map(pressLabel).join(', ');
}

function pressLabel(press: string): string {
  const [, before = '', key = ''] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/.exec(press) ?? [];
  return before + (SIGNS[key] ?? key.replace(/^Key/, ''));
}
