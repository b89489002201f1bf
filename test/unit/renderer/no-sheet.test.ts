import { expect, it } from 'vitest';
import { previewOperation } from '../../../renderer/model/change-sheet';
import { findRow, readFacet } from '../../../renderer/model/read-range';
import { askSheet } from '../../../renderer/model/sheet';

/** Effects ask a moment after the render: what they throw ends the page, what is rejected is theirs to handle. */
it.each([
  ['the state', () => askSheet('get-state', {})],
  ['a row', () => findRow(1)],
  ['the values of a column', () => readFacet(0, '', new AbortController().signal)],
  ['what an operation would do', () => previewOperation({ kind: 'add-rows', count: 1 })],
])('a question about %s that comes after the sheet was closed is rejected as cancelled', async (_what, askForIt) => {
  let answer: Promise<unknown> | null = null;
  expect(() => (answer = askForIt())).not.toThrow();
  await expect(answer).rejects.toMatchObject({ refusal: 'cancelled' });
});
