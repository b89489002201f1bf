import { setImmediate as turn } from 'node:timers/promises';

/** Read in a few milliseconds. */
const ROWS_OF_A_PAGE = 250;

/**
 * A delivery's rows, page by page, while everything else has its turn: as many as there may be are neither read in one go nor held at once.
 *
 * @param read the first rows behind `after`, at most `limit`
 */
export async function* rowPages<R extends { row: number }>(
  read: (after: number, limit: number) => R[],
): AsyncGenerator<R[]> {
  for (let after = -1; ;) {
    const page = read(after, ROWS_OF_A_PAGE);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = last.row;
    await turn();
  }
}
