import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClipboard, writeClipboard } from '../../../shared/sheet/grid/clipboard-text';

describe('pasted text', () => {
  it.each([
    ['one cell', 'a', [['a']]],
    ['a block as Excel copies it', 'a\tb\r\nc\td\r\n', [['a', 'b'], ['c', 'd']]], // prettier-ignore
    ['lines of an old Mac', 'a\rb', [['a'], ['b']]],
    ['empty cells', '\t\n', [['', '']]],
    ['empty rows', 'a\n\nb\n', [['a'], [''], ['b']]],
    ['rows of different length', 'a\nb\tc', [['a'], ['b', 'c']]],
    ['a quoted cell with a line break, a tab and quotes', '"a\n\t""b"""\tc', [['a\n\t"b"', 'c']]],
    ['a quoted cell at the end of a line', 'x\t"a\nb"\r\ny', [['x', 'a\nb'], ['y']]],
    ['quotes inside a cell', 'say "hi"\tx', [['say "hi"', 'x']]],
    ['a word in quotes at the beginning', '"Ромашка" ООО\tb\nсл\tx', [['"Ромашка" ООО', 'b'], ['сл', 'x']]], // prettier-ignore
    ['a quote that nothing closes', '"a\tb\nc\td', [['"a', 'b'], ['c', 'd']]], // prettier-ignore
    ['a quote closed in the middle of another cell', '"a\tb" c\nd', [['"a', 'b" c'], ['d']]],
    ['one bare text in quotes', '"Ромашка"', [['"Ромашка"']]],
    ['one bare quote', '"', [['"']]],
    ['an empty quoted cell', '""\tb', [['', 'b']]],
    ['nothing', '', []],
  ])('%s', (_, text, cells) => {
    expect(readClipboard(text)).toEqual(cells);
  });

  it('gives back what was copied, whatever it contains', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', '""', '\t', '\n', '\r', '\r\n', ' ', 'a', 'Ы') }),
      fc.string({ unit: 'grapheme' }),
    );
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        expect(readClipboard(writeClipboard(rows))).toEqual(rows);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read in time proportional to its length, however many stray quotes it has', () => {
    // Searching to the end of the text for each quote would exceed the test's time limit.
    const rows = readClipboard('"\t""\t"""\t"a\n'.repeat(800_000));
    expect(rows.flat().join('').length).toBeGreaterThan(0);
  });
});
