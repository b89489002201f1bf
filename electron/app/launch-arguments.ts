import { resolve } from 'node:path';
import { isCommandName, optionsOf } from '../cli/arguments/options';
import { divideAtCommand, lastValueOf } from '../cli/arguments/parse-words';
import { pathOf } from '../cli/arguments/path-argument';

/** The first argument that `scripts/cli.mjs` passes. It marks all others as a command's, even if there are none. */
const COMMAND_SWITCH = '--command-line';
/** Options about the program itself, which open no window. */
const QUESTIONS: readonly string[] = ['--help', '-h', '--version', '-v'];

/** What a start of the program asks for. */
export interface Launch {
  /** The arguments of a command, or null for the window. */
  command: string[] | null;
  /** A file to open in the window. The path is absolute, since the program that opens it may run in another folder. */
  file: string | null;
  /** The user-data folder, if not the default. */
  userData: string | null;
}

/**
 * Reads the program's own arguments. Started from source, Electron's own come first, then the project's folder.
 *
 * @param argv `process.argv`
 * @param folder the current folder
 */
export function readLaunch(argv: readonly string[], fromSources: boolean, folder: string): Launch {
  const all = argv.slice(fromSources ? 2 : 1);
  // The `--` that ends Electron's own options. A later one belongs to the command.
  const own = fromSources && all[0] === '--' ? all.slice(1) : all;
  const command = own[0] === COMMAND_SWITCH ? own.slice(1) : commandIn(own);
  const words = command ?? own;
  const userData = lastValueOf(words, 'user-data', optionsOf(null));
  if (command !== null) return { command, file: null, userData };
  const { rest } = divideAtCommand(own, optionsOf(null));
  const [file] = rest[0] === '--' ? rest.slice(1) : rest;
  return { command, file: file === undefined ? null : resolve(folder, pathOf(file)), userData };
}

/** The command's arguments among those of a packaged program, without Chromium's switches before them. */
function commandIn(own: readonly string[]): string[] | null {
  const { before, rest } = divideAtCommand(own, optionsOf(null));
  const ours = before.flatMap(({ words, isOurs }) => (isOurs ? words : []));
  const asks = ours.some((word) => QUESTIONS.includes(word));
  return isCommandName(rest[0]) || asks ? [...ours, ...rest] : null;
}
