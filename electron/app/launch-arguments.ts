import { isCommandLine } from '../cli/arguments';

/** What a start of the program asks for. */
export interface Launch {
  /** The words of an unattended command, or null for the window. */
  command: string[] | null;
  /** A file to open in the window. */
  file: string | null;
  /** The folder of all data, where the default is not wanted. */
  userData: string | null;
}

/**
 * Reads the program's own arguments. Run from the sources, Electron's come first, then the project's folder.
 *
 * @param argv `process.argv`
 */
export function readLaunch(argv: readonly string[], fromSources: boolean): Launch {
  const own = argv.slice(fromSources ? 2 : 1).filter((arg) => arg !== '--');
  const words = own.slice(own.findIndex((arg) => !arg.startsWith('-')));
  const command = isCommandLine(words) ? words : null;
  const userDataAt = own.findIndex((arg) => /^--user-data(=|$)/.test(arg));
  const userDataArg = userDataAt === -1 ? undefined : own[userDataAt];
  const userData =
    userDataArg?.includes('=') === true ? userDataArg.slice(userDataArg.indexOf('=') + 1) : own[userDataAt + 1];
  const userDataValueAt = userDataArg === '--user-data' ? userDataAt + 1 : -1;
  const file = own.find((arg, index) => !arg.startsWith('-') && index !== userDataValueAt);
  return {
    command,
    file: command === null ? (file ?? null) : null,
    userData: userDataAt === -1 ? null : (userData ?? null),
  };
}
