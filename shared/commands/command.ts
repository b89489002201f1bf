import type { Situation } from './places';

/** The systems with manners of their own. */
export const SYSTEMS = ['mac', 'windows', 'linux'] as const;
export type System = (typeof SYSTEMS)[number];

/** @param name of the platform as Node has it, or a browser's user agent */
export function systemOf(name: string): System {
  if (/darwin|Macintosh/.test(name)) return 'mac';
  return /win32|Windows/.test(name) ? 'windows' : 'linux';
}

/**
 * Keys as `pressNames` gives them; menus and tips show the first one. Command on a Mac counts as Ctrl.
 */
export type Keys = readonly string[] | Readonly<Record<System, readonly string[]>>;

/**
 * Who does it. `main`: the main process, which also answers its keys. `page`: whatever part of the page offers it (`useCommand`); the page
 * answers its keys. `grid`: the same, but the table of the grid's commands answers its keys. `role`: Electron.
 */
export type Doer = 'main' | 'page' | 'grid' | 'role';

/** Something a person can do from the menu, by a key, or from the palette. Its text is `commands.<id>`. */
export interface AppCommand {
  id: string;
  by: Doer;
  keys: Keys;
  /** Whether the page can do it now. Left out where it always can. What main does can always be done. */
  canUse?: (at: Situation) => boolean;
  /** Not in the palette, which has other ways to it or could not do it. */
  isMenuOnly?: true;
  /** A Mac names the program in it: its text there is `commands.<id>-mac`. */
  hasMacText?: true;
}

/** The command's keys on this system. */
export function keysOn(system: System, { keys }: Pick<AppCommand, 'keys'>): readonly string[] {
  return 'mac' in keys ? keys[system] : keys;
}
