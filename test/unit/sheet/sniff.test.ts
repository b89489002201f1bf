import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSheetFile } from '../../../electron/sheet/readers/open-sheet-file';
import { temporaryFolder } from '../../fakes/temporary-folder';
import { writeByExceljs } from '../../fixtures/xlsx-writers/exceljs-writer';
import { makeZip } from '../../fixtures/zip';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const GIGABYTE = 1024 ** 3;
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** An OLE file, as far as sniffing needs it: a signature and a directory that names a stream. */
const ole = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1024),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(64),
  ]);

const ods = makeZip([
  { name: 'mimetype', method: 0, content: 'application/vnd.oasis.opendocument.spreadsheet' },
  { name: 'content.xml', content: '<x/>' },
]);
const odt = makeZip([
  { name: 'mimetype', method: 0, content: 'application/vnd.oasis.opendocument.text' },
  { name: 'content.xml', content: '<x/>' },
]);
const workbook = await writeByExceljs({ sheetName: 'A', rows: [['id'], ['1']] });

describe('the kind of a file, recognised by its content', () => {
  it.each([
    ['a workbook that is called .csv', 'a.csv', workbook, 'xlsx'],
    ['text that is called .xlsx', 'a.xlsx', Buffer.from('id;имя\n1;Анна'), 'csv'],
    ['UTF-16 with its mark', 'a.txt', Buffer.from('\uFEFFid\tимя\n1\tАнна', 'utf16le'), 'csv'],
    ['windows-1251', 'a.csv', latin1('id;\xc8\xec\xff\n1;\xc0\xed\xed\xe0'), 'csv'],
    ['text that begins as a number', 'a.csv', Buffer.from('[1]\n2'), 'csv'],
  ])('%s', async (_what, name, bytes, format) => {
    const reading = await openSheetFile(fileOf(name, bytes), {});
    expect(reading.head.facts.format).toBe(format);
    await reading.close();
  });

  it.each([
    ['nothing', 'a.csv', Buffer.alloc(0), 'empty'],
    ['an old workbook without its parts', 'a.xls', ole('Workbook'), 'damaged'],
    ['the oldest workbook, cut off', 'a.xls', Buffer.from('0904060000001000', 'hex'), 'damaged'],
    ['a workbook with a password', 'a.xlsx', ole('EncryptedPackage'), 'password'],
    ['an old text document', 'a.doc', ole('WordDocument'), 'not-a-table'],
    ['a binary workbook without its parts', 'a.xlsb', makeZip([{ name: 'xl/workbook.bin', content: 'x' }]), 'damaged'],
    ['an OpenDocument spreadsheet without sheets', 'a.ods', ods, 'damaged'],
    ['an OpenDocument text', 'a.odt', odt, 'not-a-table'],
    ['a Numbers document', 'a.numbers', makeZip([{ name: 'Index/Document.iwa', content: 'x' }]), 'numbers'],
    ['a Keynote document', 'a.key', makeZip([{ name: 'Index/Document.iwa', content: 'x' }]), 'not-a-table'],
    ['a text document', 'a.docx', makeZip([{ name: 'word/document.xml', content: '<x/>' }]), 'not-a-table'],
    ['a workbook that was cut off', 'a.xlsx', workbook.subarray(0, workbook.length / 2), 'damaged'],
    ['an archive without a table', 'a.zip', makeZip([{ name: 'photo.jpg', content: 'x' }]), 'not-a-table'],
    ['a PDF', 'a.csv', latin1('%PDF-1.7\n1 0 obj'), 'not-a-table'],
    ['a picture', 'a.csv', latin1('\x89PNG\r\n\x1a\n\x00\x00'), 'not-a-table'],
    ['a photograph', 'a.csv', latin1('\xff\xd8\xff\xe0JFIF'), 'not-a-table'],
    ['bytes of any kind', 'a.csv', Buffer.from([1, 2, 3, 4, 0, 5]), 'not-a-table'],
    ['a web page without a table', 'a.xls', Buffer.from('<html><p>id'), 'not-a-table'],
    ['a web page', 'a.html', Buffer.from('<!DOCTYPE html><p>'), 'not-a-table'],
    ['a spreadsheet in XML, cut off', 'a.xml', Buffer.from('<?xml version="1.0"?>\n<Workbook xmlns="x">'), 'damaged'],
    ['a document in XML', 'a.xml', Buffer.from('<?xml version="1.0"?>\n<list/>'), 'not-a-table'],
    ['JSON', 'a.csv', Buffer.from('[{"id": 1}]\n'), 'not-a-table'],
    [
      'a zip bomb',
      'a.xlsx',
      makeZip([{ name: 'xl/workbook.xml', content: 'x', declaredBytes: 2 * GIGABYTE }]),
      'too-large',
    ],
    [
      'a zip bomb of many parts',
      'a.xlsx',
      makeZip(
        ['xl/workbook.xml', 'xl/a', 'xl/b'].map((name) => ({ name, content: 'x', declaredBytes: 50 * 1024 ** 2 })),
      ),
      'too-large',
    ],
  ])('refuses %s', async (_what, name, bytes, code) => {
    await expect(openSheetFile(fileOf(name, bytes), {})).rejects.toMatchObject({ problem: { code } });
  });
});

describe('an existing file', () => {
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'without read access has the problem no-access',
    async () => {
      const path = fileOf('closed.csv', 'id\n1');
      chmodSync(path, 0);
      await expect(openSheetFile(path, {})).rejects.toMatchObject({ problem: { code: 'no-access' } });
    },
  );

  it('is reported with its name and size', async () => {
    const reading = await openSheetFile(fileOf('open.csv', 'id\n1'), {});
    expect(reading.head.facts).toMatchObject({ name: 'open.csv', sizeBytes: 4, format: 'csv' });
    await reading.close();
  });

  it('is not read further when reading is cancelled', async () => {
    const reading = await openSheetFile(fileOf('open.csv', 'id\n1'), {});
    const signal = AbortSignal.abort(new Error('called off'));
    await expect(reading.readAll({ signal, onProgress: () => undefined })).rejects.toThrow('called off');
    await reading.close();
  });
});
