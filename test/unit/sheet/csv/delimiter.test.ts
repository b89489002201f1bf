import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDelimiter } from '../../../../electron/sheet/readers/csv/detect-delimiter';
import { readCsv } from './read-csv';

function detect(text: string, isWhole = true): string {
  const bytes = Buffer.from(text);
  return detectDelimiter(bytes, 0, bytes.length, isWhole);
}

describe('the delimiter', () => {
  const cell = fc.stringMatching(/^[a-zа-я ]{1,12}$/).map((text) => `x${text}`);

  it('is found in any regular table, whatever its quoted cells contain', () => {
    const noisy = fc
      .tuple(cell, fc.constantFrom(',', ';', '\t', '|', '""', '\n'))
      .map(([text, noise]) => `"${text}${noise}"`);
    const table = fc
      .integer({ min: 2, max: 8 })
      .chain((width) =>
        fc.array(fc.array(fc.oneof(cell, noisy), { minLength: width, maxLength: width }), { minLength: 2 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        expect(detect(rows.map((row) => row.join(delimiter)).join('\n'))).toBe(delimiter);
      }),
    );
  });

  it.each([
    ['a comma where there is one column', 'id\n1\n2', ','],
    ['a comma where there is one column with commas', 'Адрес\nТверь, Мира, 1\nПсков, Ленина, 2\nОмск', ','],
    ['that of the table where some rows are short', 'id;name;phone;sum\n1;Анна;;1,5\n2;Борис\n3;Вера;;2,5', ';'],
    ['that of the header where every row has more of another', 'id;name\n1;a,b,c,d,e\n2;a,b,c,d,e\n3;f,g,h,i,j', ';'],
    ['that of the table below titles', 'Отчёт, март\n\nКод;ФИО;Сумма\n1;Иванова, Анна;1,5\n2;Петров, Борис;2,5', ';'],
    ['that of rows which leave out their empty ends', 'id;email;name;city\n1\n2;a@b.ru\n3;;Вера, Анна\n4', ';'],
    ['a tab where sums and names have commas', 'id\tname\tsum\n1\tИванова, А\t1,5\n2\tПетров, Б\t2,5', '\t'],
    ['that which does not tear quotes', 'id,note,x\n1,"a;b",y\n2,"c;d",z\n3,"e;f",z', ','],
  ])('is %s', (_what, text, delimiter) => {
    expect(detect(text)).toBe(delimiter);
  });

  it('is not a character that one cell is full of', () => {
    expect(detect(`id;note\n1;${','.repeat(20_000)}\n2;x\n`)).toBe(';');
  });

  it('is found in a text that is cut off, and in a single record that is cut off', () => {
    expect(detect('id;name,b\n1;x,y,z\n2;"a', false)).toBe(';');
    expect(detect('id|name|ema', false)).toBe('|');
  });

  it.each([
    ['sep=|\nid;a|name\n1|2', '|', ['id;a', 'name']],
    ['\uFEFFSEP=;\r\nid;name\r\n1;2', ';', ['id', 'name']],
    ['"sep=\t"\nid\tname\n1\t2', '\t', ['id', 'name']],
    ['sep=,\rid,name\r1,2', ',', ['id', 'name']],
    ['sep=§\nid,name\n1,2', ',', ['id', 'name']],
  ])('is what the first line says: %j', async (text, delimiter, headers) => {
    const read = await readCsv(text);
    expect(read.headers).toEqual(headers);
    expect(read.facts).toMatchObject({ delimiter, headerRow: 2 });
    expect(read.rows).toHaveLength(1);
  });

  it('is what the person chooses, whatever the first line says', async () => {
    const { headers, facts } = await readCsv('sep=;\nid,a;name\n1,2', { delimiter: ',', headerRow: 2 });
    expect({ headers, headerRow: facts.headerRow }).toEqual({ headers: ['id', 'a;name'], headerRow: 2 });
  });

  it('may be a blank', async () => {
    expect((await readCsv('id "a b" c\n1 "2\r\n3" 4\n5 "" 6', { delimiter: ' ' })).rows).toEqual([
      ['1', '2\n3', '4'],
      ['5', '', '6'],
    ]);
  });

  it.each(['"', '\n', '\r', '§', ''])('cannot be %j', async (delimiter) => {
    await expect(readCsv('id;name\n1;2', { delimiter })).rejects.toMatchObject({ problem: { code: 'not-a-table' } });
  });
});
