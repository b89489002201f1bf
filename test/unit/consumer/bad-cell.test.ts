import { describe, expect, it } from 'vitest';
import { badCellOf, skipCell } from '../../../shared/consumer/cells/bad-cell';
import { checkRow } from '../../../shared/consumer/rows/check-row';
import { ISSUE_SEVERITY, type Issue, type IssueCode } from '../../../shared/consumer/issue';
import { prepareRow } from '../../../shared/consumer/rows/prepare-row';
import { custom, field, layoutOf, skip } from './rules';

const TARGETS = [
  field('external_id'),
  field('email'),
  field('name'),
  field('created_at'),
  field('unsubscribed'),
  custom('ltv', 'number'),
  custom('note'),
  skip,
];
const rules = { layout: layoutOf(TARGETS), timeZone: 'Europe/Moscow', mode: 'upsert' as const };
const GOOD = ['1', 'a@example.ru', 'Анна', '2018-01-01', 'да', '5', 'x', ''];
const badCellWith = (...cells: [number, string][]) => {
  const row = [...GOOD];
  for (const [column, text] of cells) row[column] = text;
  return badCellOf(checkRow(row, rules), rules.layout);
};
const issue = (code: IssueCode, column: number | null): Issue => ({
  code,
  severity: ISSUE_SEVERITY[code],
  column,
  params: {},
  repair: null,
});

describe('the one bad cell that a row can be sent without', () => {
  it.each<[string, number, string]>([
    ['no yes or no', 4, 'может быть'],
    ['no number', 5, 'много'],
    ["a formula's error", 6, '#N/A'],
  ])('can hold %s in an optional column', (_, column, text) => {
    expect(badCellWith([column, text])).toBe(column);
  });

  it.each<[string, [number, string][]]>([
    ['the id', [[0, '']]],
    ['the id, with a dot in it', [[0, 'ivan.petrov']]],
    ['the e-mail', [[1, 'нет']]],
    ['the name', [[2, '#N/A']]],
    ['the date of registration', [[3, 'вчера']]],
    ['one of two', [[4, 'может быть'], [5, 'много']]], // prettier-ignore
    ['one beside a wrong e-mail', [[1, 'нет'], [5, 'много']]], // prettier-ignore
    ['nowhere', []],
  ])('cannot be %s', (_, cells) => expect(badCellWith(...cells)).toBeNull());

  it('cannot have an unclosed quote, and the row must have no other error', () => {
    expect(badCellOf([issue('quote-unclosed', 6)], rules.layout)).toBeNull();
    expect(badCellOf([issue('number-invalid', 5), issue('date-invalid', null)], rules.layout)).toBeNull();
    expect(badCellOf([issue('number-invalid', 5), issue('id-duplicate', 0)], rules.layout)).toBeNull();
  });

  it('may be in a skipped column, and the row may have warnings', () => {
    expect(badCellOf([issue('row-short', null), issue('formula-no-value', 7)], rules.layout)).toBe(7);
  });

  it('becomes a warning that names its cause, and all other issues stay as they are', () => {
    const others = [issue('phone-invalid', 1), issue('row-long', null)];
    const bad = { ...issue('number-invalid', 5), repair: '5' };
    expect(skipCell([...others, bad], 5)).toEqual([
      ...others,
      { code: 'cell-skipped', severity: 'warning', column: 5, params: { cause: 'number-invalid' }, repair: '5' },
    ]);
  });

  it('is neither sent nor cleared', () => {
    const clearing = layoutOf(
      TARGETS.map((target) => (target.kind === 'custom' ? { ...target, clears: true } : target)),
    );
    for (const [column, text] of [
      [5, 'много'],
      [6, '#N/A'],
    ] as const) {
      // prettier-ignore
      const cells = GOOD.with(column, text);
      const { attributes } = prepareRow(1, cells, { ...rules, layout: clearing });
      expect(attributes['custom_attributes']).toEqual(column === 5 ? { note: 'x' } : { ltv: 5 });
    }
    const doubts = [{ code: 'formula-no-value', column: 6 }];
    const { attributes } = prepareRow(1, GOOD.with(6, ''), { ...rules, layout: clearing }, doubts);
    expect(attributes['custom_attributes']).toEqual({ ltv: 5 });
  });
});
