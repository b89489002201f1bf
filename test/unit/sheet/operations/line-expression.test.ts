import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineExpression } from '../../../../shared/sheet/operations/line-expression';
import { isValidQuery, expressionOf, type TextQuery } from '../../../../shared/sheet/operations/text-query';

const part = fc.constantFrom(
  ...['a', 'я', 'Я', '.', '^', '$', '|', '(', '(?:', ')', '*', '+', '?', '{1,2}', ' ', '-'],
  ...['[ab]', '[^a]', '[ -я]', '[\\d.]', '[\n-z]', '[\\s]', '\\d', '\\w', '\\b', '\\B', '\\.', '\\s', '\\W', '\\n'],
  ...['(?=a)', '(?!a)', '(?<!\n)', '(?<x>a)', '\\1', '\n', '\\u000a', '\\p{L}'],
);
const queries = fc.record({
  find: fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
  isRegex: fc.constant(true),
  matchCase: fc.boolean(),
  wholeCell: fc.boolean(),
});
const line = fc.string({ unit: fc.constantFrom('a', 'b', 'я', 'Я', '1', ' ', '.', '-', '\r', '\u2028'), maxLength: 5 });

/** The numbers of the lines in which `expression` finds something, as a reader of many lines looks. */
function linesFound(lines: readonly string[], expression: RegExp): number[] {
  const text = lines.join('\n');
  return lines.flatMap((each, index) => {
    const start = lines.slice(0, index).join('\n').length + (index === 0 ? 0 : 1);
    expression.lastIndex = start;
    return expression.test(text) && expression.lastIndex <= start + each.length ? [index] : [];
  });
}

describe('an expression that looks through many lines', () => {
  it('finds every line in which the other matches', () => {
    fc.assert(
      fc.property(queries, fc.array(line, { minLength: 1, maxLength: 6 }), (query: TextQuery, lines) => {
        fc.pre(isValidQuery(query));
        const lineByLine = expressionOf(query, '');
        const expression = lineExpression(expressionOf(query, 'g'));
        if (expression === null) return;
        const matching = lines.flatMap((each, index) => (lineByLine.test(each) ? [index] : []));
        expect(linesFound(lines, expression)).toEqual(expect.arrayContaining(matching));
        // Only a line that a sign in it breaks once more may be found in vain.
        const whole = lines.flatMap((each, index) => (/[\r\u2028]/.test(each) ? [] : [index]));
        const inVain = linesFound(lines, expression).filter((index) => !matching.includes(index));
        expect(inVain.filter((index) => whole.includes(index))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['^8(\\d{3})', '@(\\w+)', 'вна$', '^(anna|maria)(\\..*@example\\.org)$', '[А-яё]+ {2,}', 'a\\b'])(
    'is made of %s',
    (find) => {
      expect(lineExpression(new RegExp(find, 'gu'))?.flags).toBe('gmu');
    },
  );

  it.each(['\\s+$', '[^,]+', 'a\\Wb', '(?=a)', '(?<!a)b', '\\n', '[\\s,]', '\\x0a', '[\t-z]', '\\p{C}'])(
    'is not made of %s, which may reach over a line’s end',
    (find) => {
      expect(lineExpression(new RegExp(find, 'gu'))).toBeNull();
    },
  );
});
