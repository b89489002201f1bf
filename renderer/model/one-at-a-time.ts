/**
 * Puts questions one after another: the next is asked when the one before has ended, and only if it is wanted still. A question whose
 * signal is aborted while it is under way is given up; it and one that was not asked at all come to null.
 *
 * @param giveUp tells the one who is asked that nobody waits for the answer
 */
export function oneAtATime<A>(
  giveUp: () => void,
): (question: () => Promise<A | null>, signal: AbortSignal) => Promise<A | null> {
  let before: Promise<unknown> = Promise.resolve();
  return (question, signal) => {
    const isWanted = (): boolean => !signal.aborted;
    const answered = before.then(async () => {
      if (!isWanted()) return null;
      signal.addEventListener('abort', giveUp);
      try {
        const answer = await question();
        return isWanted() ? answer : null;
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    });
    before = answered.catch(() => undefined);
    return answered;
  };
}
