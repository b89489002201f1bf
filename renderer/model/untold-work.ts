const untold = new Set<Promise<unknown>>();

/** Notes work of which nobody outside of the page knows before this answer. */
export function untilTold<T>(answer: Promise<T>): Promise<T> {
  const forget = (): void => void untold.delete(answer);
  untold.add(answer);
  answer.then(forget, forget);
  return answer;
}

/**
 * Keeps the window open until all work is known outside of the page: on a busy machine main may not have heard yet of what was typed a moment
 * ago, and would close the window without a question. Main tries again (ask-before-leaving.ts).
 */
export function stayUntilTold(): void {
  window.addEventListener('beforeunload', (event) => {
    if (untold.size > 0) event.preventDefault();
  });
}
