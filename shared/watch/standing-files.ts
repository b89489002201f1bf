/** For how long a file's size and time must stand still before it counts as whole. */
export const STAND_STILL_MS = 30_000;

/** A file of a watched folder, as one look at the folder found it. */
export interface FileLook {
  name: string;
  sizeBytes: number;
  /** When it was written last, by the file system's clock; whole milliseconds. It is compared only with itself. */
  modifiedMs: number;
}

/** The same with since when it has looked like this, by a clock that only goes forward. */
export interface StandingFile extends FileLook {
  sinceMs: number;
}

/**
 * What is known of a folder's files after another look at it. Files that are gone are forgotten. A file that was written to, or came back,
 * stands from now on.
 */
export function lookAgain(
  before: readonly StandingFile[],
  files: readonly FileLook[],
  nowMs: number,
): readonly StandingFile[] {
  const known = new Map(before.map((file) => [file.name, file]));
  return files.map((file) => {
    const seen = known.get(file.name);
    return { ...file, sinceMs: seen !== undefined && isSameLook(seen, file) ? seen.sinceMs : nowMs };
  });
}

/** Whether a file has stood still for long enough to be whole. */
export function isWhole({ sinceMs }: Pick<StandingFile, 'sinceMs'>, nowMs: number): boolean {
  return nowMs - sinceMs >= STAND_STILL_MS;
}

/** Whether nobody has written to a file between two looks, as far as the file system tells. */
export function isSameLook(one: FileLook, other: FileLook): boolean {
  return one.sizeBytes === other.sizeBytes && one.modifiedMs === other.modifiedMs;
}

/** In the order in which they are sent: what was written last is sent last, and so is what the shop has in the end. */
export function oldestFirst<F extends FileLook>(files: readonly F[]): F[] {
  return [...files].sort((one, other) => one.modifiedMs - other.modifiedMs || (one.name < other.name ? -1 : 1));
}
