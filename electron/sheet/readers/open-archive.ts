import type { ReadingOptions } from '../../../shared/sheet/sheet-state';
import { FileProblemError } from '../source/file-problem-error';
import { readWhole } from '../source/read-whole';
import type { SheetReading } from '../source/sheet-reading';
import type { SourceFile } from '../source/source-file';
import { kindOfArchive } from './archive-kind';
import { neededParts } from './foreign/needed-parts';
import { openForeign } from './foreign/open-foreign';
import { openFileInArchive, type OpenByContent } from './open-file-in-archive';
import type { ReadingHelp } from './reading-help';
import { openWorkbook } from './xlsx/open-xlsx';
import { readZipDirectory } from './xlsx/zip-archive';

/** The parts of an OpenDocument file with its sheets, and with the number formats that they share. */
const ODS_PARTS: ReadonlySet<string> = new Set(['content.xml', 'styles.xml']);
const ODS_MANIFEST = 'META-INF/manifest.xml';

/** Parts of a binary workbook that hold neither its sheets nor their texts and number formats. */
const XLSB_OTHERS = /printersettings|vbaproject|embeddings|activex|comments|pivot|querytable|worksheets\/_rels\//i;
const isXlsbPart = (name: string): boolean =>
  /(?:\.bin|\.rels|^\[content_types\]\.xml)$/i.test(name) && !XLSB_OTHERS.test(name);

/**
 * Opens a zip archive: a workbook, or the table in an archive of files.
 *
 * @param openByContent opens a file of the archive
 */
export async function openArchive(
  source: SourceFile,
  options: ReadingOptions,
  help: ReadingHelp,
  openByContent: OpenByContent,
): Promise<SheetReading> {
  const bytes = await readWhole(source);
  await source.assertUnchanged();
  const names = readZipDirectory(bytes).map(({ name }) => name);
  const kind = await kindOfArchive(names, bytes, source.name);
  switch (kind) {
    case 'xlsx':
      return await openWorkbook(bytes, options);
    case 'xlsb': {
      const parts = await neededParts(bytes, isXlsbPart);
      return await openForeign({ format: 'xlsb', parts }, options, help.startParser());
    }
    case 'files':
      return await openFileInArchive(bytes, options, help, openByContent);
    case 'ods': {
      const [manifest] = await neededParts(bytes, (name) => name === ODS_MANIFEST);
      if (manifest !== undefined && Buffer.from(manifest.content).includes('encryption-data')) {
        throw new FileProblemError('password', 'The OpenDocument file is encrypted.');
      }
      const parts = await neededParts(bytes, (name) => ODS_PARTS.has(name));
      return await openForeign({ format: 'ods', parts }, options, help.startParser());
    }
  }
}
