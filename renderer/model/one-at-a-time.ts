/**
 * Runs questions one after another. A question whose signal is aborted before its turn is never asked; one that is aborted in flight is
 * cancelled with `giveUp`. Both resolve to null.
 *
 * @param giveUp tells the asked process that nobody waits for the answer
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
