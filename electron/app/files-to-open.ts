/** Files that the system asks to open (macOS: double click, drop on the dock), possibly before there is a window. */
export interface FilesToOpen {
  ask(path: string): void;
  /** Whether a file waits to be opened. */
  isAsked(): boolean;
  /** Opens the last file requested so far, and every later one. */
  serve(open: (path: string) => void): void;
}

export function createFilesToOpen(): FilesToOpen {
  let waiting: string | null = null;
  let serving: ((path: string) => void) | null = null;
  return {
    ask: (path) => {
      if (serving === null) waiting = path;
      else serving(path);
    },
    isAsked: () => waiting !== null,
    serve: (open) => {
      serving = open;
      if (waiting !== null) open(waiting);
      waiting = null;
    },
  };
}
