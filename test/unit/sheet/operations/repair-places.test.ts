import { describe, expect, it } from 'vitest';
import { Sheet } from '../../../../electron/sheet/sheet';
import {
  mergedBy,
  mergeOfColumn,
  repairOfAll,
  repairOfCell,
  repairsOfColumn,
} from '../../../../renderer/features/rows/offers/repair-offers';
import { ISSUE_CODES, type IssueCode } from '../../../../shared/consumer/issue';
import { choicesFor } from '../../../../shared/sheet/operations/repair-choices';
import { apply } from '../../../fakes/apply-operation';
import { FACTS, HEADERS } from '../../../fakes/sheet-facts';
import { textTable } from '../../../fakes/text-table';

const ALL_HEADERS = [...HEADERS, 'updated_at'];

interface Dirt {
  column: string;
  /** Two rows have it, so that there is something to repair at once. */
  cells: readonly [string, string];
  rows?: number;
  mode?: 'create';
  skipBadCells?: true;
}

/** A cell that can be repaired for each issue that has a repair. */
const REPAIRED: Partial<Record<IssueCode, Dirt>> = {
  'id-duplicate': { column: 'external_id', cells: ['7', '7'] },
  'id-not-addressable': { column: 'external_id', cells: ['a.1', 'b/2'] },
  'id-not-updatable': { column: 'external_id', cells: ['a.1', 'b/2'], mode: 'create' },
  'id-control-character': { column: 'external_id', cells: ['a\u200b1', 'b\u200b2'] },
  'id-formatted': { column: 'external_id', cells: ["'7", "'8"] },
  'email-invalid': { column: 'email', cells: ['anna@@example.ru', 'boris@@example.ru'] },
  'email-slip': { column: 'email', cells: ['anna@gmial.com', 'boris@gmial.com'] },
  'email-duplicate': { column: 'email', cells: ['anna@example.ru', 'anna@example.ru'] },
  'shared-by-many': { column: 'phone', cells: ['+79261234567', '+79261234567'], rows: 20 },
  'phone-invalid': { column: 'phone', cells: ['+8 926 123-45-67', '+8 926 123-45-68'] },
  'phone-several': { column: 'phone', cells: ['89261234567, 89161234567', '89261234568, 89161234568'] },
  'phone-formatted': { column: 'phone', cells: ["'+79261234567", "'+79261234568"] },
  'date-invalid': { column: 'created_at', cells: ['5 марта 2024', '6 марта 2024'] },
  'date-order': { column: 'created_at', cells: ['02/03/2024', '04/05/2024'] },
  placeholder: { column: 'name', cells: ['nan', 'NULL'] },
  'placeholder-sent': { column: 'phone', cells: ['-', '-'] },
  'made-up': { column: 'email', cells: ['test@mail.ru', 'mail@mail.ru'] },
  'spaces-inside': { column: 'name', cells: ['Анна  Ли', 'Борис  Ким'] },
  'name-case': { column: 'name', cells: ['АННА ЛИ', 'борис ким'] },
  'text-garbled': { column: 'name', cells: ['РђРЅРЅР°', 'Р‘РѕСЂРёСЃ'] },
  'text-lost': { column: 'name', cells: ['????', '?????'] },
  'cell-skipped': { column: 'updated_at', cells: ['5 марта 2024', '6 марта 2024'], skipBadCells: true },
  'letters-mixed': { column: 'name', cells: ['Иванoв', 'Пeтров'] },
};

/** Issues that are only shown, and why. */
const SHOWN: Partial<Record<IssueCode, string>> = {
  'id-empty': 'only a person knows the id',
  'id-total': 'the row is no customer',
  'row-without-contact': 'the row may be no customer',
  'row-empty': 'there is nothing to send',
  'id-looks-internal': 'the id may be meant',
  'id-rounded': 'digits are gone',
  'phone-rounded': 'digits are gone',
  'number-invalid': 'what was meant is unknown',
  'boolean-invalid': 'what was meant is unknown',
  'formula-error': 'the value is not in the file',
  'formula-no-value': 'the value is not in the file',
  'cell-picture': 'the value is not in the file',
  'row-short': 'which cells are missing is unknown',
  'row-long': 'which cells are too many is unknown',
  'quote-unclosed': 'where the cell ends is unknown',
  'text-damaged': 'letters are gone',
  'server-refused': 'the server said why',
  'email-elsewhere': 'the person decides, see ElsewhereButton',
  'id-elsewhere': 'only a person knows the id',
};

async function open({ column, cells, rows = 2, mode, skipBadCells }: Dirt): Promise<Sheet> {
  const lines = Array.from({ length: Math.max(rows, 3) }, (_, at) => {
    const usual: Record<string, string> = {
      external_id: `id-${at}`,
      email: `p${at}@example.ru`,
      name: 'Вера Ли',
      created_at: '2024-01-02',
    };
    if (at < rows) usual[column] = cells[at % 2] ?? '';
    return ALL_HEADERS.map((header) => usual[header] ?? '');
  });
  const table = textTable(ALL_HEADERS, lines);
  const sheet = await Sheet.open(table, FACTS, { timeZone: 'Europe/Moscow', mode: mode ?? 'upsert', layout: null });
  await sheet.load({ table, facts: FACTS }, () => undefined);
  if (skipBadCells === true) await apply(sheet, { kind: 'rules', rules: { skipBadCells } });
  return sheet;
}

describe('every issue', () => {
  it('either has a repair or a reason for none', () => {
    expect([...Object.keys(REPAIRED), ...Object.keys(SHOWN)].sort()).toEqual([...ISSUE_CODES].sort());
  });

  it.each(Object.entries(REPAIRED) as [IssueCode, Dirt][])(
    'can be repaired from the panel, the column’s menu and the cell: %s',
    async (code, dirt) => {
      const sheet = await open(dirt);
      const state = sheet.state();
      const column = ALL_HEADERS.indexOf(dirt.column);
      const [row] = sheet.window({ start: 0, count: 1 }).rows;
      const issue = row?.issues.find((each) => each.code === code);
      expect(issue).toMatchObject({ column });
      expect(state.issuesByCode.map((each) => each.code)).toContain(code);
      const by = mergedBy(code);
      if (by !== null) {
        expect(mergeOfColumn(state, column)).toBe(by);
        expect(mergeOfColumn(state, HEADERS.indexOf('name'))).toBeNull();
        return;
      }
      const count = dirt.rows ?? 2;
      expect(repairOfAll(state, code, null)).toEqual({ code, column, count });
      expect(repairsOfColumn(state, column)).toContainEqual({ code, column, count });
      expect(repairOfAll(state, code, column)).toEqual({ code, column, count });
      const alone = row === undefined ? null : repairOfCell(state, row, column);
      expect(alone !== null || choicesFor(code).length > 0).toBe(true);
    },
  );
});

describe('phones in several forms', () => {
  it('can be put into one from the panel and the cell, and always from the column’s menu', async () => {
    const sheet = await open({ column: 'phone', cells: ['8 926 123-45-67', '+79261234568'] });
    const state = sheet.state();
    const column = HEADERS.indexOf('phone');
    expect(repairOfAll(state, 'phone-form', null)).toEqual({ code: 'phone-form', column, count: 1 });
    const cells = sheet.window({ start: 0, count: 2 }).rows.map((row) => repairOfCell(state, row, column));
    expect(cells).toEqual(['+79261234567', null]);
    expect(repairsOfColumn(state, column)).toEqual([]);
  });
});
