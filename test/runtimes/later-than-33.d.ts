/**
 * What main uses of Electron 45 that Electron 33 lacks. In Electron 33 it must never be reached, or do nothing. It belongs only to the check
 * against the types of Electron 33 (tsconfig.electron-33.json).
 */
declare namespace Electron {
  interface Clipboard {
    /** Reached only where there is no `readHTML`. */
    read(): Promise<{ types: string[]; getType: (type: string) => Promise<{ text: () => Promise<string> }> }[]>;
  }

  interface BrowserWindow {
    /** Electron 33 never sends it: there, an end of the session that Windows asks about looks like a person who closes the window. */
    on(event: 'query-session-end', listener: () => void): this;
  }
}
