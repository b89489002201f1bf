import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import exceljs from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { HEADER, TOKEN, useCliBench } from '../../fakes/cli-bench';

const { pathOf, sheet, seen, shop, data, run, importArgs } = useCliBench();

const row = (n: number, name: string, email = `c${n}@example.ru`) => `c${n},${email},${name},,2018-01-01 00:11:22`;
const WITH = ['--json', '--without', 'phone'];

/** c1 is in the shop as in the sheet, c2 with another name, and the e-mail of c3 belongs to somebody who ordered. */
async function fillShop(): Promise<void> {
  for (const n of [1, 2]) {
    await fetch(`${shop().baseUrl}/consumers/c${n}`, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/vnd.api+json' },
      body: JSON.stringify({
        data: {
          type: 'consumers',
          attributes: {
            ...{ email: `c${n}@example.ru`, name: n === 1 ? 'Анна' : 'Борис', created_at: '2018-01-01T00:11:22+03:00' },
            ...(n === 2 && { custom_attributes: { город: 'Орёл' } }),
          },
        },
      }),
    });
  }
  shop().addFromOrders([{ email: 'order@example.ru', phone: '', name: 'Ольга' }], 1);
  shop().setExports({ waitMs: 0, workMs: 0 });
  seen().length = 0;
}

const ROWS = [
  `${row(1, 'Анна')},Тула`,
  `${row(2, 'Борис Петрович')},Тверь`,
  `${row(3, 'Вера', 'order@example.ru')},Псков`,
  `${row(4, 'Глеб')},Омск`,
  `${row(5, 'Дарья', 'no address')},Омск`,
];
const COUNTS = {
  ...{ consumers: 3, matched: 3, nothing_to_change: 1, would_change: 1, would_create: 1 },
  ...{ email_elsewhere: 1, leads_elsewhere: 0, kept_back: 1, trusted: true, why: null },
};
const NONE = Object.fromEntries(Object.keys(COUNTS).map((key) => [key, null]));
const tasks = () => seen().filter(({ method, url }) => method === 'POST' && url.endsWith('/export_tasks')).length;
const puts = () => seen().filter(({ method }) => method === 'PUT').map(({ url }) => url.split('/').at(-1)); // prettier-ignore

const csvLines = (path: string) =>
  Papa.parse<string[]>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
async function workbookLines(path: string): Promise<string[][]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  const [table] = workbook.worksheets;
  const lines: string[][] = [];
  table?.eachRow((line) => lines.push(Array.from({ length: table.columnCount }, (_, at) => line.getCell(at + 1).text)));
  return lines;
}

describe('import with a list', () => {
  it.each(['csv', 'xlsx'])(
    'a dry run writes of each row what it would change, from what to what, as %s',
    async (format) => {
      await fillShop();
      const file = sheet(`${HEADER},город`, ...ROWS);
      const report = pathOf(`report.${format}`);
      const ended = await run(
        importArgs(file, '--list', '--dry-run', '--report', report, '--lang', 'ru', ...WITH, '--map', 'город=skip'),
      );
      expect([ended.exitCode, ended.json().result['report']]).toEqual([6, report]);
      const lines = format === 'csv' ? csvLines(report) : await workbookLines(report);
      const [titles = [], ...rows] = lines;
      expect(titles.slice(0, 7)).toEqual([
        '№ строки',
        'Код клиента',
        'Что изменится',
        'Причина',
        'Поля',
        'В магазине',
        'В таблице',
      ]);
      expect(titles.slice(8)).toEqual([...HEADER.split(','), 'город']);
      expect(rows.map((line) => [...line.slice(0, 3), ...line.slice(4, 7)])).toEqual([
        ['1', 'c1', 'Ничего не изменит', '', '', ''],
        ['2', 'c2', 'Изменится', 'name', 'Борис', 'Борис Петрович'],
        ['3', 'c3', 'Почта у другого клиента', '', '', ''],
        ['4', 'c4', 'Новый клиент', '', '', ''],
        ['5', 'c5', 'Не отправится', '', '', ''],
      ]);
      expect(rows[2]?.[3]).toContain('Тот клиент появился из заказа');
      expect(rows[4]?.[3]).not.toBe('');
      expect(rows[4]?.slice(8)).toEqual(ROWS[4]?.split(','));
      expect(readdirSync(dirname(report)).filter((name) => name.endsWith('.part'))).toEqual([]);
      expect(puts()).toEqual([]);
    },
  );

  it('--list-only says of each row what it would come to, and sends nothing', async () => {
    await fillShop();
    const file = sheet(`${HEADER},город`, ...ROWS);
    const skipping = ['--map', 'город=skip'];
    const ended = await run(importArgs(file, '--list-only', ...WITH, ...skipping));
    expect(ended.exitCode).toBe(0);
    const { list } = ended.json().result as unknown as { list: Record<string, unknown> };
    expect(list).toEqual({ taken_at: expect.any(String) as string, ...COUNTS });
    expect(Object.keys(list)).toEqual([
      ...['taken_at', 'consumers', 'matched', 'nothing_to_change', 'would_change', 'would_create'],
      ...['email_elsewhere', 'leads_elsewhere', 'kept_back', 'trusted', 'why'],
    ]);
    expect([tasks(), puts()]).toEqual([1, []]);
  });

  it('sends a column that only fills where the shop has nothing', async () => {
    await fillShop();
    const file = sheet(`${HEADER},город`, ...ROWS);
    const only = ['--only-if-empty', 'город'];
    const ended = await run(importArgs(file, '--list', ...WITH, ...only));
    expect(ended.exitCode).toBe(6);
    expect(ended.json().result['list']).toMatchObject({ would_change: 2, would_create: 1, nothing_to_change: 0 });
    const cities = new Map(
      seen()
        .filter(({ method }) => method === 'PUT')
        .map(({ url, body }) => {
          const { data: sent } = body as { data: { attributes: Record<string, unknown> } };
          return [url.split('/').at(-1), sent.attributes['custom_attributes']];
        }),
    );
    expect([cities.get('c1'), cities.get('c2'), cities.get('c4')]).toEqual([
      { город: 'Тула' },
      undefined,
      { город: 'Омск' },
    ]);
  });

  it('--adopt lists the request to the customer of a row’s e-mail in a dry run', async () => {
    await fillShop();
    const { consumers } = shop().consumers({ offset: 0, limit: 9, search: 'order@example.ru' });
    const file = sheet(`${HEADER},город`, ...ROWS);
    const tried = await run(importArgs(file, '--list', '--adopt', ...WITH, '--map', 'город=skip', '--dry-run'));
    const { requests } = tried.json().result as unknown as { requests: { path: string; row: number }[] };
    expect(requests.find((request) => request.row === 3)?.path).toBe(`/consumers/${consumers[0]?.id}`);
    expect(puts()).toEqual([]);
  });

  it('--adopt sends a row to the customer of its e-mail who has no external id', async () => {
    await fillShop();
    const { consumers } = shop().consumers({ offset: 0, limit: 9, search: 'order@example.ru' });
    const internalId = consumers[0]?.id ?? '';
    const file = sheet(`${HEADER},город`, ...ROWS);
    const ended = await run(importArgs(file, '--list', '--adopt', ...WITH, '--map', 'город=skip'));
    expect(ended.exitCode).toBe(6);
    expect(ended.json().result['list']).toMatchObject({ would_change: 2, email_elsewhere: 0, kept_back: 1 });
    expect(puts().sort()).toEqual(['c2', 'c4', internalId].sort());
    const after = shop().consumers({ offset: 0, limit: 9, search: 'order@example.ru' }).consumers;
    expect(after).toMatchObject([{ id: internalId, externalId: null, name: 'Вера' }]);
    // The next sending without a list still knows whom the row goes to.
    seen().length = 0;
    const later = sheet(HEADER, row(3, 'Вера Ли', 'order@example.ru'));
    expect((await run(importArgs(later, ...WITH))).exitCode).toBe(0);
    expect(puts()).toEqual([internalId]);
  });

  it('says without a list that such a column is not sent', async () => {
    const file = sheet(`${HEADER},город`, ...ROWS);
    const without = await run(importArgs(file, ...WITH, '--only-if-empty', 'город'));
    expect(puts().sort()).toEqual(['c1', 'c2', 'c3', 'c4']);
    expect(without.json().warnings.join()).toMatch(/город.*--list/);
    expect(JSON.stringify(seen().map(({ body }) => body))).not.toContain('custom_attributes');
  });

  it('--list without a list is a warning', async () => {
    await fillShop();
    shop().setExports({ minutesUsed: 60 });
    const file = sheet(HEADER, row(1, 'Анна'));
    const warned = await run(importArgs(file, '--list', ...WITH));
    expect(warned.exitCode).toBe(0);
    expect(warned.json().result['list']).toEqual({ taken_at: null, ...NONE, trusted: false, why: 'refused.quota' });
    expect(warned.json().warnings.join()).toMatch(/60|today/);
    expect(puts()).toEqual(['c1']);
  });

  it('says of a finished list whose server is not reached why, and that it is not the shop', async () => {
    await fillShop();
    shop().setExports({ waitMs: 0, workMs: 0, origin: 'https://127.0.0.1:1' });
    const ended = await run(importArgs(sheet(HEADER, row(1, 'Анна')), '--list-required', ...WITH));
    expect(ended.exitCode).toBe(1);
    expect(ended.json().error.message).toMatch(
      /could not be fetched\. The server does not accept connections\. .*on another server.*Technical details: ECONNREFUSED/,
    );
    expect(puts()).toEqual([]);
  });

  it('--list-required ends with 3 for a refused token', async () => {
    const file = sheet(HEADER, row(1, 'Анна'));
    const refused = await run(importArgs(file, '--list-required', ...WITH), { APLAUT_ACCESS_TOKEN: 'another-token' });
    expect([refused.exitCode, refused.json().error.code]).toEqual([3, 'no-list']);
    expect(puts()).toEqual([]);
  });

  it('a dry run with a list needs a token', async () => {
    const none = await run(importArgs(sheet(HEADER, row(1, 'Анна')), '--list', '--dry-run', ...WITH), {});
    expect([none.exitCode, none.json().error.code]).toEqual([3, 'no-token']);
  });

  it('--dry-run lists only the requests that would be made', async () => {
    await fillShop();
    const file = sheet(HEADER, row(1, 'Анна'), row(2, 'Борис Петрович'), row(4, 'Глеб'));
    const ended = await run(importArgs(file, '--list', '--dry-run', ...WITH));
    expect(ended.exitCode).toBe(0);
    const { requests, ...result } = ended.json().result as unknown as { requests: { row: number }[] };
    expect(requests.map((request) => request.row)).toEqual([2, 3]);
    expect(result).toMatchObject({ unchanged: 1, would_send: 2, list: { nothing_to_change: 1, would_create: 1 } });
    expect(puts()).toEqual([]);
  });

  it('a list that is a lie is not used', async () => {
    await fillShop();
    shop().setExports({ waitMs: 0, workMs: 0, lie: 'name' });
    const ended = await run(importArgs(sheet(HEADER, row(1, 'Анна')), '--list-required', ...WITH));
    expect(ended.exitCode).toBe(1);
    expect(ended.json().error.message).toMatch(/name/);
    expect(puts()).toEqual([]);
  });
});

describe('export-file --only-changes', () => {
  it('writes the new and changed rows', async () => {
    await fillShop();
    await run(['shops', 'add', 'Мой', '--base-url', shop().baseUrl, '--time-zone', 'Europe/Moscow', ...data()]);
    const file = sheet(HEADER, row(1, 'Анна'), row(2, 'Борис Петрович'), row(4, 'Глеб'));
    const out = pathOf('out.csv');
    const exporting = (...more: string[]) => run(['export-file', file, out, ...WITH, ...data(), ...more]);
    const ended = await exporting('--shop', 'Мой', '--only-changes');
    expect(ended.json().result).toMatchObject({
      out,
      rows: 2,
      left_out: 0,
      list: { nothing_to_change: 1, trusted: true },
    });
    expect(ended.exitCode).toBe(0);
    expect(readFileSync(out, 'utf8').match(/^c\d/gm)).toEqual(['c2', 'c4']);
  });
});
