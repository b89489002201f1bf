import { basename, extname } from 'node:path';
import { SHEET_ENDINGS } from '../../../shared/sheet/sheet-endings';
import type { ReadingOptions } from '../../../shared/sheet/sheet-state';
import { FileProblemError } from '../source/file-problem-error';
import { MAX_FILE_BYTES } from '../source/limits';
import type { ReadSheet, SheetReading } from '../source/sheet-reading';
import { sourceInMemory, type SourceFile } from '../source/source-file';
import { inflated } from './foreign/needed-parts';
import type { ReadingHelp } from './reading-help';
import { readZipDirectory, type ZipEntry } from './xlsx/zip-archive';

export type OpenByContent = (source: SourceFile, options: ReadingOptions, help: ReadingHelp) => Promise<SheetReading>;

const ENDINGS: ReadonlySet<string> = new Set(SHEET_ENDINGS.map((ending) => `.${ending}`));

/**
 * Opens the table in an archive of files, which is unpacked in memory only. If there are several, `options.sheetName` names the one.
 *
 * @throws FileProblemError `several-tables` with their names, `no-such-sheet`, `not-a-table` for an archive without a table or in another
 * one, `password`, `damaged`, `too-large`, and the problems of the table
 */
export async function openFileInArchive(
  bytes: Buffer,
  options: ReadingOptions,
  help: ReadingHelp,
  openByContent: OpenByContent,
): Promise<SheetReading> {
  if (help.isInArchive === true) throw new FileProblemError('not-a-table', 'The archive is in another archive.');
  const tables = readZipDirectory(bytes).filter(isTable);
  const names = tables.map(({ name }) => name);
  const { sheetName, ...others } = options;
  const isOne = tables.length === 1;
  const table = isOne ? tables[0] : tables.find(({ name }) => name === sheetName);
  if (table === undefined) {
    if (tables.length === 0) throw new FileProblemError('not-a-table', 'The archive holds no table.');
    const code = sheetName === undefined ? 'several-tables' : 'no-such-sheet';
    throw new FileProblemError(code, `The archive holds ${tables.length} tables.`).amongSheets(names);
  }
  if (table.uncompressedBytes > MAX_FILE_BYTES) {
    throw new FileProblemError('too-large', `The table unpacks to ${table.uncompressedBytes} bytes.`);
  }
  const content = await inflated(bytes, table);
  if (content.length === 0) throw new FileProblemError('empty', 'The table in the archive has no bytes.');
  const source = sourceInMemory(basename(table.name), content);
  const reading = await openByContent(source, isOne ? options : others, { ...help, isInArchive: true });
  return isOne ? reading : amongTables(reading, table.name, names);
}

/** Names with a dot first are hidden. macOS adds such files, and a folder of them. */
function isTable({ name }: ZipEntry): boolean {
  const steps = name.split('/');
  if (steps.some((step) => /^\.[^.]/.test(step) || step === '__MACOSX')) return false;
  return ENDINGS.has(extname(name).toLowerCase());
}

/** The archive's tables take the place of a workbook's sheets. */
function amongTables(reading: SheetReading, sheetName: string, names: readonly string[]): SheetReading {
  const sheets = names.map((name) => ({ name, hidden: false }));
  const told = (read: ReadSheet): ReadSheet => ({ ...read, facts: { ...read.facts, sheetName, sheets } });
  return { head: told(reading.head), readAll: async (watch) => told(await reading.readAll(watch)) };
}
