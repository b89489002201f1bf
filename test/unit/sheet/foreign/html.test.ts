import { describe, expect, it } from 'vitest';
import { readBytes, recordsInBytes } from '../../../fixtures/foreign/read-file';

const cellsOf = (html: string): Promise<string[][]> => recordsInBytes(Buffer.from(html));

describe('a web page that is called a workbook', () => {
  it('is read as texts, with entities, lines and blanks as a page shows them', async () => {
    expect(
      await cellsOf(
        '<html><head><style>td{}</style><title><table></title></head><body><!-- <table> --><table border=1>' +
          '<thead><tr><th>id</th><th>Имя &amp; фамилия</th></tr></thead>' +
          '<tr><td>00123</td><td> Анна<br>Белова\n  и&nbsp;&#1071;&#x2116; &laquo;x&raquo; &lt;b&gt; &unknown; </td></tr>' +
          '<tr><td x:num="79161234567">79161234567</td><td><p>раз</p><p>два</p><script>var a="</td>"</script></td></tr></table>',
      ),
    ).toEqual([
      ['id', 'Имя & фамилия'],
      ['00123', 'Анна\nБелова и\u00a0Я№ «x» <b> &unknown;'],
      ['79161234567', 'раз\nдва'],
    ]);
  });

  it('may leave out end tags', async () => {
    expect(await cellsOf('<TABLE><TR><TD>id<TD>n<TR><TD>1<TD>2<TR><TD>3<TD>4</TABLE>')).toEqual([
      ['id', 'n'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('may merge cells', async () => {
    expect(
      await cellsOf(
        '<table><tr><td>a<td>b<td>c</tr><tr><td rowspan="2">1<td colspan=2>2</tr><tr><td>3<td>4</tr><tr><td>5<td>6<td>7</tr></table>',
      ),
    ).toEqual([
      ['a', 'b', 'c'],
      ['1', '2', ''],
      ['', '3', '4'],
      ['5', '6', '7'],
    ]);
  });

  it('shows the number that Excel keeps beside a short form', async () => {
    const page =
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>phone<td>d</tr>' +
      '<tr><td x:num="79161234567">7,91612E+10</td><td x:num="43131">31.01.2018</td></tr></table>';
    expect((await cellsOf(page))[1]).toEqual(['79161234567', '31.01.2018']);
  });

  it('is read in the encoding that it is in, whatever it says', async () => {
    const page = (charset: string): string =>
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head>` +
      '<table><tr><td>id<td>Имя</tr><tr><td>1<td>Анна Белова</tr></table>';
    const inWindows1251 = (text: string): Buffer =>
      Buffer.from(
        Array.from(text, (letter) => (letter > '\x7f' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))),
      );
    for (const bytes of [
      Buffer.from(page('utf-8')),
      Buffer.from(page('windows-1251')),
      inWindows1251(page('windows-1251')),
      inWindows1251(page('utf-8')),
      inWindows1251(page('no-such-encoding')),
      Buffer.from(`\uFEFF${page('utf-8')}`, 'utf16le'),
    ]) {
      expect((await recordsInBytes(bytes))[1]).toEqual(['1', 'Анна Белова']);
    }
  });

  it('with several tables opens the one with customers', async () => {
    const { table, facts } = await readBytes(
      Buffer.from(
        '<html><table><tr><td>Меню</table><p>x</p><table></table>' +
          '<table><tr><td>id<td>email<tr><td>1<td>a@example.ru<table><tr><td>внутри</table></table>',
      ),
      { name: 'клиенты.xls' },
    );
    expect([facts.format, facts.sheetName, table.cells(1)]).toEqual(['html', '2', ['1', 'a@example.ru']]);
  });
});
