import { resolve } from 'node:path';
import { isCommandName, optionsOf } from '../cli/arguments/options';
import { divideAtCommand, lastValueOf } from '../cli/arguments/parse-words';
import { pathOf } from '../cli/arguments/path-argument';

/** The first word by which `scripts/cli.mjs` says that all others are a command's, even where there are none. */
const COMMAND_SWITCH = '--command-line';
/** What asks the program itself, and opens no window. */
const QUESTIONS: readonly string[] = ['--help', '-h', '--version', '-v'];

/** What a start of the program asks for. */
export interface Launch {
  /** The words of an unattended command, or null for the window. */
  command: string[] | null;
  /** A file to open in the window: an absolute path, since the program that opens it may stand in another folder. */
  file: string | null;
  /** The folder of all data, where the default is not wanted. */
  userData: string | null;
}

/**
 * Reads the program's own arguments. Run from the sources, Electron's come first, then the project's folder.
 *
 * @param argv `process.argv`
 * @param folder where the person stands
 */
export function readLaunch(argv: readonly string[], fromSources: boolean, folder: string): Launch {
  const all = argv.slice(fromSources ? 2 : 1);
  // The `--` that ends Electron's own options; a later one is the command's.
  const own = fromSources && all[0] === '--' ? all.slice(1) : all;
  const command = own[0] === COMMAND_SWITCH ? own.slice(1) : commandIn(own);
  const words = command ?? own;
  const userData = lastValueOf(words, 'user-data', optionsOf(null));
  if (command !== null) return { command, file: null, userData };
  const { rest } = divideAtCommand(own, optionsOf(null));
  const [file] = rest[0] === '--' ? rest.slice(1) : rest;
  return { command, file: file === undefined ? null : resolve(folder, pathOf(file)), userData };
}

/** The words of a command among the arguments of a packaged program; the switches before it that are Chromium's are left out. */
function commandIn(own: readonly string[]): string[] | null {
  const { before, rest } = divideAtCommand(own, optionsOf(null));
  const ours = before.flatMap(({ words, isOurs }) => (isOurs ? words : []));
  const asks = ours.some((word) => QUESTIONS.includes(word));
  return isCommandName(rest[0]) || asks ? [...ours, ...rest] : null;
}
