import type { PauseReason, StorageProblem } from '../../shared/delivery/state';

/** SQLite's result codes (https://sqlite.org/rescode.html) by what a person can do about them. */
const PROBLEMS: readonly [RegExp, StorageProblem][] = [
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^SQLITE_/, 'other'],
];

/** The same by number: if a file cannot be opened at all, the driver's message ends with SQLite's code. */
const NOT_OPENED = /^ConnectionFailed\(.*: (?<code>\d+)"\)$/s;
const PROBLEMS_BY_NUMBER: Readonly<Record<number, StorageProblem>> = {
  5: 'locked',
  6: 'locked',
  11: 'damaged',
  13: 'full',
  26: 'damaged',
};

/** What is wrong with the database, or null if the error is not about it. */
export function storageProblem(error: unknown): StorageProblem | null {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const known = typeof code === 'string' ? PROBLEMS.find(([pattern]) => pattern.test(code)) : undefined;
  if (known !== undefined) return known[1];
  const number = typeof message === 'string' ? NOT_OPENED.exec(message)?.groups?.['code'] : undefined;
  return number === undefined ? null : (PROBLEMS_BY_NUMBER[Number(number) & 0xff] ?? 'other');
}

/**
 * The pause after something unexpected: outcomes that cannot be stored, so that nothing may be sent, or a defect of this program. A
 * defect's message may quote a customer, so only its kind is stored.
 */
export function failurePause(error: unknown): Extract<PauseReason, { by: 'storage' | 'program' }> {
  const problem = storageProblem(error);
  if (problem === null) return { by: 'program', message: error instanceof Error ? error.name : typeof error };
  return { by: 'storage', problem, message: error instanceof Error ? error.message : String(error) };
}
