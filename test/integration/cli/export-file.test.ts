import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { PRACTICE_SHOP_ID } from '../../../shared/shop/shop-limits';
import { consumer, HEADER, useCliBench } from '../../fakes/cli-bench';
import { startCli } from '../../fakes/run-cli';

const { pathOf, sheet, seen, data, run } = useCliBench();

const exporting = (file: string, out: string, ...more: string[]) =>
  run(['export-file', file, out, '--json', ...data(), ...more], {});
const inMoscow = ['--time-zone', 'Europe/Moscow'];

describe('export-file', () => {
  it('writes the ready rows without a token or a request, and ends with 6 if some are left out', async () => {
    const file = sheet(
      `${HEADER},город`,
      `${consumer(1)},Тверь`,
      `${consumer(2).replace('@', '')},Омск`,
      `${consumer(3)},-5`,
    );
    const out = pathOf('out.csv');
    const ended = await exporting(file, out, ...inMoscow);
    expect(ended.exitCode).toBe(6);
    expect(ended.json()).toMatchObject({ ok: true, command: 'export-file', result: { out, rows: 2, left_out: 1 } });
    expect(Object.keys(ended.json().result)).toEqual(['out', 'rows', 'left_out']);
    expect(readFileSync(out, 'utf8')).toBe(
      [`${HEADER},город`, `${consumer(1)},Тверь`, `${consumer(3)},-5`, ''].join('\r\n'),
    );
    expect(seen()).toEqual([]);
    const inWords = await run(['export-file', file, out, '--lang', 'en', ...data(), ...inMoscow], {});
    expect(inWords.stdout).toMatch(/2 rows[^]*Rows not in the file: 1\.\nRow 2: email: [^]*Настройки компании/);
  });

  it('maps, repairs and reads as an import does, and takes the zone of the shop', async () => {
    const recipe = {
      ...{ id: 'r1', shopId: PRACTICE_SHOP_ID, name: 'Еженедельный', headers: HEADER.split(','), accepted: true },
      steps: [
        {
          on: true,
          columns: [{ header: 'name', target: { kind: 'field', field: 'name' } }],
          operation: {
            kind: 'replace',
            scope: { kind: 'column', column: 0 },
            ...{ find: 'г-н ', isRegex: false, matchCase: false, wholeCell: false, replacement: '' },
          },
        },
      ],
    };
    mkdirSync(pathOf('data'), { recursive: true });
    writeFileSync(pathOf('data/recipes.json'), JSON.stringify({ recipes: [recipe] }));
    const file = sheet(HEADER, '1,a@example.ru,г-н Иванов,,2018-01-01T00:00:00Z');
    const out = pathOf('out.xlsx');
    const shop = ['--shop', 'Practice shop', '--map', 'phone=custom:second.phone'];
    const ended = await exporting(file, out, ...shop, '--without', 'phone');
    expect(ended.json()).toMatchObject({ result: { rows: 1, left_out: 0 } });
    expect(ended.exitCode).toBe(0);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(out);
    const values = [1, 2].map((row) => book.worksheets[0]!.getRow(row).values as unknown[]);
    expect(values[0]!.slice(1)).toEqual([...HEADER.split(','), 'second.phone']);
    expect(values[1]!.slice(1, 6)).toEqual(['1', 'a@example.ru', 'Иванов', undefined, '2018-01-01 03:00:00']);
  });

  it('says what is wrong, and leaves the files as they are', async () => {
    const file = sheet(HEADER, consumer(1));
    const before = readFileSync(file, 'utf8');
    const wrong: [string, string[]][] = [
      ['time-zone-invalid', [pathOf('o.csv'), '--time-zone', 'Moscow']],
      ['out-is-input', [file, ...inMoscow]],
      ['file-not-writable', [pathOf('no/o.csv'), ...inMoscow]],
      ['required-missing', [pathOf('o.csv'), ...inMoscow, '--map', 'email=skip']],
    ];
    for (const [code, [out = '', ...more]] of wrong) {
      const ended = await exporting(file, out, ...more);
      expect({ code: ended.json().error.code, exit: ended.exitCode }).toEqual({ code, exit: 2 });
    }
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(existsSync(pathOf('o.csv'))).toBe(false);
  });

  it('ends cleanly when it is interrupted, and leaves no file', async () => {
    const file = sheet(HEADER, ...Array.from({ length: 30_000 }, (_, n) => consumer(n + 1)));
    const folder = pathOf('out');
    mkdirSync(folder);
    const args = ['export-file', file, join(folder, 'out.xlsx'), '--json', ...data(), ...inMoscow];
    const { child, ended } = startCli(args);
    // The unfinished file is there as long as it is written.
    const watching = watch(folder, () => {
      watching.close();
      child.kill('SIGINT');
    });
    const { exitCode, json } = await ended;
    expect([exitCode, json().error.code]).toEqual([4, 'export-interrupted']);
    expect(readdirSync(folder)).toEqual([]);
  });
});
