import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sheet } from '../../../../electron/sheet/sheet';
import { dataEdge, runEnd, searchCells } from '../../../../shared/sheet/grid/data-edge';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const NAME = HEADERS.indexOf('name');

/** The place that Ctrl and the right arrow lead to; `x` is a filled cell. */
const edgeOf = (cells: string, from: number, step: 1 | -1): number =>
  dataEdge(
    searchCells((at) => cells[at] === 'x', step, cells.length),
    from,
    step,
    cells.length,
  );
const right = (cells: string, from: number): number => edgeOf(cells, from, 1);
const left = (cells: string, from: number): number => edgeOf(cells, from, -1);

describe('the edge of the data', () => {
  it('is the last cell before a gap, or the next filled one behind it, or the end', () => {
    expect(right('xxx.x', 0)).toBe(2);
    expect(right('xxx.x', 2)).toBe(4);
    expect(right('x...x', 0)).toBe(4);
    expect(right('..xx.', 0)).toBe(2);
    expect(right('x....', 0)).toBe(4);
    expect(right('xxxxx', 4)).toBe(4);
    expect(left('x.xxx', 4)).toBe(2);
    expect(left('x.xxx', 2)).toBe(0);
    expect(left('..xxx', 2)).toBe(0);
  });

  it('is reached in steps that stop at every start and end of a run', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (cells) => {
        const isFilled = (at: number): boolean => cells[at] === true;
        const stops: number[] = [];
        for (let at = 0, next = -1; at !== next;) {
          next = at;
          at = dataEdge(searchCells(isFilled, 1, cells.length), at, 1, cells.length);
          if (at !== next) stops.push(at);
        }
        const isStop = (at: number): boolean =>
          at === cells.length - 1 || (isFilled(at) && isFilled(at - 1) !== isFilled(at + 1));
        const wanted = cells.flatMap((_, at) => (at > 0 && isStop(at) ? [at] : []));
        // A single filled cell is a start and an end at once.
        const single = cells.flatMap((_, at) =>
          at > 0 && isFilled(at) && !isFilled(at - 1) && !isFilled(at + 1) ? [at] : [],
        );
        expect(stops).toEqual([...new Set([...wanted, ...single])].sort((a, b) => a - b));
      }),
    );
  });

  it('of a run does not leap over a gap', () => {
    const search = searchCells((at) => 'xx.x'[at] === 'x', 1, 4);
    expect([runEnd(search, 0, 1), runEnd(search, 1, 1), runEnd(search, 2, 1)]).toEqual([1, 1, 3]);
  });

  it('is found in the view, with edits', async () => {
    const names = ['Анна', '', 'Борис', 'Вера', '', 'Глеб', ...Array<string>(9_000).fill('Ещё')];
    const rows = names.map((name, at) => [`${at + 1}`, `p${at + 1}@example.ru`, name, '', '2018-01-01']);
    const table = textTable(HEADERS, rows);
    const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: 'upsert', layout: null });
    await sheet.load({ table, facts: FACTS }, () => undefined);
    const edge = (position: number, step: 1 | -1): number =>
      sheet.findEdge({ ...sheet.state(), position, column: NAME, step, kind: 'data' });
    expect([edge(0, 1), edge(2, 1), edge(3, 1), edge(5, 1)]).toEqual([2, 3, 5, names.length - 1]);
    expect([edge(names.length - 1, -1), edge(5, -1), edge(2, -1)]).toEqual([5, 3, 0]);
    await apply(sheet, { kind: 'set', edits: [{ row: 2, column: NAME, value: 'Дина' }] });
    expect(edge(0, 1)).toBe(3);
    await sheet.setView({ ...sheet.state().view, search: 'и' });
    // Boris, Dina and no others: an empty view has no edge.
    expect(edge(0, 1)).toBe(1);
    await sheet.setView({ ...sheet.state().view, search: 'нет такого' });
    expect(edge(0, 1)).toBe(0);
  });
});
