import { fileURLToPath } from 'node:url';

/** The path that an argument names: file managers and scripts hand over `file://` addresses as well. What is no such address stays. */
export function pathOf(argument: string): string {
  if (!/^file:\/\//i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}
