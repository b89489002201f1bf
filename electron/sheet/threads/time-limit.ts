import { createContext, Script, type Context } from 'node:vm';

/** Thrown if work took longer than it was allowed to. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
  override readonly message = 'The work took too long.';
}

const script = new Script('work()');
let scope: (Context & { work?: () => unknown }) | undefined;

/**
 * Does work that may never end, e.g. matching a person's regular expression, and ends it after some milliseconds. What it was changing is
 * then left halfway.
 *
 * @throws OutOfTime
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  scope ??= createContext({});
  scope.work = work;
  try {
    return script.runInContext(scope, { timeout: milliseconds }) as Result;
  } catch (error) {
    // The error may be of another realm, so it is not asked for its class.
    throw (error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? new OutOfTime() : error;
  } finally {
    delete scope.work;
  }
}
