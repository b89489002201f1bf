import { OutOfTime, withinTime } from '../threads/time-limit';
import { RefusedOperation } from './refused-operation';

/** Matching some thousand cells takes a hundredth of this, also on a busy machine. */
const MOST_MS = 1_000;

/**
 * Does work that matches cells with a query. If the query is a regular expression that runs away, it is ended.
 *
 * @throws RefusedOperation `expression-too-slow` or `expression-invalid`
 */
export function matchTexts<Result>(isRegex: boolean, work: () => Result): Result {
  if (!isRegex) return work();
  try {
    return withinTime(MOST_MS, work);
  } catch (error) {
    if (error instanceof OutOfTime) throw new RefusedOperation('expression-too-slow', error.message);
    if (error instanceof SyntaxError) throw new RefusedOperation('expression-invalid', error.message);
    throw error;
  }
}
