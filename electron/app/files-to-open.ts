/** Files that the system asks to open (macOS: a double click, a drop on the dock), from before there is a window on. */
export interface FilesToOpen {
  ask(path: string): void;
  /** Opens what was asked for so far, the last of it, and all that comes. */
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
    serve: (open) => {
      serving = open;
      if (waiting !== null) open(waiting);
      waiting = null;
    },
  };
}
