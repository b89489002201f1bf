import type { PauseReason, StorageProblem } from '../../shared/delivery/state';

/** SQLite's result codes (https://sqlite.org/rescode.html), by what a person can do about them. */
const PROBLEMS: readonly [RegExp, StorageProblem][] = [
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_/, 'other'],
];

/** What is wrong with the database, or null where an error is not about it. */
export function storageProblem(error: unknown): StorageProblem | null {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? (PROBLEMS.find(([pattern]) => pattern.test(code))?.[1] ?? null) : null;
}

/** The pause of a delivery whose outcomes cannot be kept: nothing may be sent then. */
export function storagePause(error: unknown): Extract<PauseReason, { by: 'storage' }> {
  const message = error instanceof Error ? error.message : String(error);
  return { by: 'storage', problem: storageProblem(error) ?? 'other', message };
}
