import { setImmediate as turn } from 'node:timers/promises';

/** Takes a few milliseconds to read. */
const ROWS_OF_A_PAGE = 250;

/**
 * Reads a delivery's rows page by page and yields to the event loop in between, so that many rows neither fill the memory nor block main.
 *
 * @param read returns the first rows after `after`, at most `limit`
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
