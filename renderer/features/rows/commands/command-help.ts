import { COMMANDS, type Command } from '../../../../shared/commands/command-list';
import { keysOf, labelOf } from '../../../model/commands/system';
import type { HelpLine } from './command';
import {
  EDITOR_COMMANDS,
  FIND_COMMANDS,
  GRID_COMMANDS,
  ISSUE_COMMANDS,
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
];

/** The keys of the grid and of what is around it, by the line of the help that they stand in, in the order of the commands. */
export function keyboardHelp(): { line: HelpLine; keys: string[] }[] {
  const lines = [...new Set(ALL.map(({ help }) => help))];
  return lines.map((line) => ({ line, keys: keysOfLine(line) }));
}

/** The keys of one line of the help; a key of several commands is named once. */
function keysOfLine(line: HelpLine): string[] {
  return [...new Set(ALL.filter(({ help }) => help === line).flatMap(({ keys }) => keys.map(labelOf)))];
}

/** The keys of the other commands of the program. */
export function programKeys(): { command: Command; keys: string[] }[] {
  const others = COMMANDS.filter(({ id }) => ALL.every((inGrid) => inGrid.id !== id));
  return others
    .map((command) => ({ command, keys: keysOf(command.id).map(labelOf) }))
    .filter(({ keys }) => keys.length > 0);
}
