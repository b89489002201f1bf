import { fileURLToPath } from 'node:url';

/** The path that an argument names. File managers and scripts may pass a `file://` address; anything else stays as it is. */
export function pathOf(argument: string): string {
  if (!/^file:\/\//i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}
