import { describe, expect, it } from 'vitest';
import { parseRowNumbers } from '../../../renderer/features/review/compare/row-numbers';

describe('row numbers typed by a person', () => {
  it.each([
    ['3', [3]],
    ['3, 10–12', [3, 10, 11, 12]],
    ['7;5 5-6', [7, 5, 6]],
    ['1-500', Array.from({ length: 500 }, (_, index) => index + 1)],
  ])('%s', (text, rows) => {
    expect(parseRowNumbers(text)).toEqual(rows);
  });

  it.each(['', ' , ', '0', '5-3', 'три', '1-501', '1-300, 400-700', '1-', '-1', '99999999999'])(
    'are not found in %j',
    (text) => {
      expect(parseRowNumbers(text)).toBeNull();
    },
  );
});
