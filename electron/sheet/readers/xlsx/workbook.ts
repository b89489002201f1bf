import { FileProblemError } from '../../source/file-problem-error';
import { readCellFormats, type CellFormats } from './cell-formats';
import type { WorkbookPackage } from './workbook-package';

export interface WorkbookSheet {
  name: string;
  hidden: boolean;
  part: string;
}

/** What a workbook says about its sheets, and the parts that they refer to. */
export interface Workbook {
  /** Worksheets in the order of their tabs, without chart and dialog sheets. */
  sheets: WorkbookSheet[];
  /** Whether days are counted from 1904-01-01 instead of 1900. */
  isFrom1904: boolean;
  formats: CellFormats;
  sharedStringsPart: string | null;
}

/** More than any program allows. */
const MAX_SHEETS = 10_000;

/**
 * Reads the parts of a workbook other than its cells. All are found by their relationships, since no name is fixed.
 *
 * @throws FileProblemError `damaged`, `unsafe`, `not-a-table` for another kind of document
 */
export async function readWorkbook(pack: WorkbookPackage): Promise<Workbook> {
  const document = (await pack.relationships('')).find(({ kind }) => kind === 'officeDocument');
  if (document === undefined)
    throw new FileProblemError('damaged', 'The package does not say which part is the workbook.');
  if (document.target.toLowerCase().endsWith('.bin')) {
    throw new FileProblemError('damaged', `The workbook is binary, with another name: ${document.target}.`);
  }
  const relationships = await pack.relationships(document.target);
  const parts = new Map(relationships.filter(({ kind }) => kind === 'worksheet').map(({ id, target }) => [id, target]));
  const sheets: WorkbookSheet[] = [];
  let root = '';
  let isFrom1904 = false;
  await pack.walk(document.target, (element) => {
    root ||= element.path;
    if (element.path === 'workbook/workbookPr') isFrom1904 = isTrue(element.attribute('date1904'));
    if (element.path !== 'workbook/sheets/sheet') return;
    const part = parts.get(element.attribute('id') ?? '');
    if (part === undefined) return;
    if (sheets.length === MAX_SHEETS)
      throw new FileProblemError('damaged', `The workbook has over ${MAX_SHEETS} sheets.`);
    const state = element.attribute('state') ?? 'visible';
    sheets.push({ name: element.attribute('name') ?? '', hidden: state !== 'visible', part });
  });
  if (root !== 'workbook') throw new FileProblemError('not-a-table', `The package is a ${root || 'nothing'}.`);
  if (sheets.length === 0) throw new FileProblemError('damaged', 'The workbook has no sheets.');

  const partOf = (wanted: string): string | null => {
    const target = relationships.find(({ kind }) => kind === wanted)?.target;
    return target !== undefined && pack.entry(target) !== undefined ? target : null;
  };
  return {
    sheets,
    isFrom1904,
    formats: await readCellFormats(pack, partOf('styles')),
    sharedStringsPart: partOf('sharedStrings'),
  };
}

/** Booleans as in XML Schema. */
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
