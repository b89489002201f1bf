import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../../electron/i18n/translate';
import { MAX_TEXT_BYTES } from '../../../../electron/sheet/source/limits';
import { readZipDirectory } from '../../../../electron/sheet/readers/xlsx/zip-archive';
import { makeZip, type ZipPart } from '../../../fixtures/zip';
import { makeSheet, type XlsxSpec } from '../../../fixtures/xlsx/make-xlsx';
import { readAllOf } from '../../../fixtures/xlsx/read-workbook';

const GOOD = '<row><c t="str"><v>id</v></c></row><row><c><v>1</v></c></row>';
const sheetPart = (xml: string | Buffer, more: Partial<ZipPart> = {}): Pick<XlsxSpec, 'change'> => ({
  change: (parts) =>
    parts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, content: xml, ...more } : part)),
});
const inSheet = (more: Partial<ZipPart>): Buffer =>
  makeSheet(GOOD, {
    change: (parts) => parts.map((part) => (part.name.endsWith('sheet1.xml') ? { ...part, ...more } : part)),
  });
const worksheet = (inside: string): Buffer => makeSheet('', sheetPart(`<worksheet>${inside}</worksheet>`));
const good = makeSheet(GOOD);

describe('one long text that every cell refers to', () => {
  const bomb = (cells: number, letters: number): Buffer =>
    makeSheet(`<row><c t="str"><v>id</v></c></row>${'<row><c t="s"><v>0</v></c></row>'.repeat(cells)}`, {
      strings: `<si><t>${'щ'.repeat(letters)}</t></si>`,
    });

  it('is refused with a problem while it is read', async () => {
    await expect(readAllOf(bomb(40_000, 32_000))).rejects.toMatchObject({ problem: { code: 'too-much-text' } });
    expect(translatorFor('ru')('fileProblems.too-much-text')).toContain('2 ГБ');
    expect(translatorFor('en')('fileProblems.too-much-text')).toContain('2 GB');
    expect(MAX_TEXT_BYTES).toBe(2 * 1024 ** 3);
  });

  it('is read if the total is not too large', async () => {
    const { table } = await readAllOf(bomb(5_000, 32_000));
    expect(table.rowCount).toBe(5_000);
  });
});

describe('a hostile workbook gives a problem', () => {
  it.each<[string, () => Buffer, string]>([
    ['a document type', () => makeSheet('', sheetPart('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')), 'unsafe'],
    ['an entity', () => worksheet('<sheetData><row><c t="str"><v>&a;</v></c></row></sheetData>'), 'damaged'],
    ['a declaration in the middle', () => worksheet('<!ENTITY a "b">'), 'unsafe'],
    ['elements 300 deep', () => worksheet('<a>'.repeat(300) + '</a>'.repeat(300)), 'unsafe'],
    ['a million elements deep', () => worksheet('<a>'.repeat(1_000_000)), 'unsafe'],
    ['a tag of two megabytes', () => worksheet(`<a b="${'x'.repeat(2_000_000)}"/>`), 'damaged'],
    ['a name of two megabytes', () => worksheet(`<${'x'.repeat(2_000_000)}/>`), 'damaged'],
    ['a comment of two megabytes', () => worksheet(`<!--${'x'.repeat(2_000_000)}-->`), 'damaged'],
    [
      'a text of two megabytes',
      () => worksheet(`<sheetData><row><c t="str"><v>${'x'.repeat(2_000_000)}</v></c></row></sheetData>`),
      'damaged',
    ],
    [
      'a text of many runs',
      () =>
        worksheet(
          `<sheetData><row><c><is>${`<r><t>${'x'.repeat(1000)}</t></r>`.repeat(2000)}</is></c></row></sheetData>`,
        ),
      'damaged',
    ],
    ['a tag that does not end', () => worksheet('<sheetData><row><c r="A1"'), 'damaged'],
    ['a tag in a tag', () => worksheet('<sheetData <row>'), 'damaged'],
    ['an attribute without quotes', () => worksheet('<sheetData a=b/>'), 'damaged'],
    ['a tag without a name', () => worksheet('< a="b"/>'), 'damaged'],
    ['an end too many', () => makeSheet('', sheetPart('</worksheet>')), 'damaged'],
    ['no elements at all', () => makeSheet('', sheetPart('just text')), 'damaged'],
    ['nothing at all', () => makeSheet('', sheetPart('')), 'damaged'],
    ['another root', () => makeSheet('', sheetPart('<chartsheet/>')), 'damaged'],
    ['UTF-16', () => makeSheet('', sheetPart(Buffer.from('\ufeff<worksheet/>', 'utf16le'))), 'unsupported-encoding'],
    [
      'UTF-16 without its mark',
      () => makeSheet('', sheetPart(Buffer.from('<worksheet/>', 'utf16le'))),
      'unsupported-encoding',
    ],
    [
      'windows-1251',
      () => makeSheet('', sheetPart('<?xml version="1.0" encoding="windows-1251"?><worksheet/>')),
      'unsupported-encoding',
    ],
    [
      'merged areas over each other',
      () =>
        makeSheet(
          Array.from({ length: 5000 }, (_, r) => `<row r="${r + 1}"><c><v>1</v></c><c><v>2</v></c></row>`).join(''),
          { after: `<mergeCells>${'<mergeCell ref="A1:B9999"/>'.repeat(10_000)}</mergeCells>` },
        ),
      'too-large',
    ],
    ['an encrypted part', () => inSheet({ encrypted: true }), 'password'],
    ['another compression', () => inSheet({ method: 9, content: 'x' }), 'damaged'],
    ['bytes that do not inflate', () => inSheet({ method: 8, declaredOffset: 0 }), 'damaged'],
    ['a part that is larger than it says', () => inSheet({ declaredBytes: 10 }), 'damaged'],
    ['a part that is smaller than it says', () => inSheet({ declaredBytes: 100_000 }), 'damaged'],
    ['a wrong checksum', () => inSheet({ declaredChecksum: 1 }), 'damaged'],
    ['a part beyond the file', () => inSheet({ declaredOffset: 0xfffffff0 }), 'damaged'],
    ['several disks', () => inSheet({ disk: 3 }), 'damaged'],
    ['a bomb by its size', () => inSheet({ declaredBytes: 0xfffffff0 }), 'too-large'],
    ['a bomb by its ratio', () => worksheet(' '.repeat(150 * 1024 ** 2)), 'too-large'],
    [
      'many parts',
      () => makeZip(Array.from({ length: 10_001 }, (_, index) => ({ name: `a${index}`, content: '' }))),
      'too-large',
    ],
    ['no zip archive', () => Buffer.from('x'.repeat(1000)), 'damaged'],
    ['nothing', () => Buffer.alloc(0), 'damaged'],
    ['an archive in an archive', () => makeZip([{ name: 'a.xlsx', content: good }]), 'damaged'],
  ])('%s', async (_what, bytes, code) => {
    await expect(readAllOf(bytes())).rejects.toMatchObject({ problem: { code } });
  });

  it('cut off anywhere', async () => {
    for (let length = 0; length < good.length; length += 7) {
      await expect(readAllOf(good.subarray(0, length))).rejects.toMatchObject({ problem: { code: 'damaged' } });
    }
  });

  it('with any byte changed: a known problem or a table', async () => {
    for (let at = 0; at < good.length; at += 1) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0xff : 0x01);
      await readAllOf(bytes).catch((error: unknown) => {
        expect(error).toHaveProperty('problem.code');
      });
    }
  });

  it('with names that lead out of the folder: they lead nowhere', async () => {
    const bytes = makeSheet(GOOD, {
      extra: [
        { name: '../../../etc/passwd', content: 'x' },
        { name: 'C:\\x', content: '' },
      ],
    });
    expect((await readAllOf(bytes)).table.cells(1)).toEqual(['1']);
  });

  it('that claims the largest size, and has three cells', async () => {
    const xml =
      '<?xml version="1.0"?><worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str"><v>id</v></c></row>' +
      '<row r="1048576"><c r="A1048576"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>';
    const { table } = await readAllOf(makeSheet(xml));
    expect([table.rowCount, table.headers, table.cells(1)]).toEqual([1, ['id', 'column_2'], ['1', '2']]);
  });

  it('too many cells', async () => {
    const wide = Array.from({ length: 16_384 }, (_, column) => `<c><v>${column}</v></c>`).join('');
    const row = '<row><c><v>1</v></c></row>';
    const bytes = makeSheet(`<row>${wide}</row>${row.repeat(14_000)}`);
    await expect(readAllOf(bytes, { headerRow: 1 })).rejects.toMatchObject({ problem: { code: 'too-large' } });
  });
});

describe('the directory of a zip archive', () => {
  const archive = makeZip([
    { name: 'a.txt', content: 'first' },
    { name: 'б.txt', content: 'второй', method: 0 },
  ]);
  it('lists its parts', () => {
    expect(
      readZipDirectory(archive).map(({ name, method, uncompressedBytes }) => [name, method, uncompressedBytes]),
    ).toEqual([
      ['a.txt', 8, 5],
      ['б.txt', 0, 12],
    ]);
  });

  it('is found before a comment and stray bytes', () => {
    const commented = Buffer.concat([archive, Buffer.from('comment')]);
    expect(readZipDirectory(commented)).toHaveLength(2);
  });

  it('may be a 64-bit one', () => {
    const end = archive.length - 22;
    const at = archive.readUInt32LE(end + 16);
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(2n, 32);
    record.writeBigUInt64LE(BigInt(at), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(end), 8);
    locator.writeUInt32LE(1, 16);
    const tail = Buffer.from(archive.subarray(end));
    tail.writeUInt16LE(0xffff, 10);
    tail.writeUInt32LE(0xffffffff, 16);
    const wide = Buffer.concat([archive.subarray(0, end), record, locator, tail]);
    expect(readZipDirectory(wide).map(({ name }) => name)).toEqual(['a.txt', 'б.txt']);
    locator.writeUInt32LE(2, 16);
    const onTwo = Buffer.concat([archive.subarray(0, end), record, locator, tail]);
    expect(() => readZipDirectory(onTwo)).toThrow('disks');
  });
});
