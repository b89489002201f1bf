import { FileProblemError } from '../../source/file-problem-error';
import { countKeyFields } from '../../table/find-header-row';
import type { ReadSheet } from '../../source/sheet-reading';

/** Whoever has more sheets than this knows which one to choose. */
const MAX_LOOKED_AT = 30;

/** A sheet as far as the choice depends on it. */
interface NamedSheet {
  name: string;
  hidden: boolean;
}

/** A sheet to be read, with its first rows. */
export interface ChosenSheet<S> {
  sheet: S;
  head: ReadSheet;
  /** Names of the sheets before it without a table of customers; only if nobody named a sheet. */
  passedSheets: string[];
}

/**
 * The sheet of this name or, without a name, the first visible one with a table of customers. If there is none, the first with a table at
 * all.
 *
 * @param readHead reads the first rows of a sheet
 * @throws FileProblemError the problem of the first sheet if none can be read, with the names of all sheets; `no-such-sheet`
 */
export async function chooseSheet<S extends NamedSheet>(
  { sheets }: { sheets: readonly S[] },
  name: string | undefined,
  readHead: (sheet: S) => Promise<ReadSheet>,
): Promise<ChosenSheet<S>> {
  try {
    if (name !== undefined) {
      const sheet = sheetNamed(sheets, name);
      return { sheet, head: await readHead(sheet), passedSheets: [] };
    }
    const visible = sheets.filter(({ hidden }) => !hidden);
    return await firstTable(visible.length > 0 ? visible : sheets, readHead);
  } catch (error) {
    throw error instanceof FileProblemError ? error.amongSheets(sheets.map((sheet) => sheet.name)) : error;
  }
}

function sheetNamed<S extends NamedSheet>(sheets: readonly S[], name: string): S {
  const sheet = sheets.find((each) => each.name === name);
  if (sheet !== undefined) return sheet;
  const names = sheets.map((each) => JSON.stringify(each.name)).join(', ');
  throw new FileProblemError('no-such-sheet', `There is no sheet ${JSON.stringify(name)} among ${names}.`);
}

async function firstTable<S extends NamedSheet>(
  sheets: readonly S[],
  readHead: (sheet: S) => Promise<ReadSheet>,
): Promise<ChosenSheet<S>> {
  let best: { sheet: S; head: ReadSheet; likeness: number; index: number } | undefined;
  let problem: unknown;
  for (const [index, sheet] of sheets.slice(0, MAX_LOOKED_AT).entries()) {
    try {
      const head = await readHead(sheet);
      const likeness = likenessOf(head);
      if (best === undefined || likeness > best.likeness) best = { sheet, head, likeness, index };
      if (likeness === OF_CUSTOMERS) break;
    } catch (error) {
      // A problem with the first sheet is a problem with the file, unless the sheet is just empty.
      if (index === 0 && !isEmptiness(error)) throw error;
      problem ??= error;
    }
  }
  if (best === undefined) throw problem;
  const { sheet, head, index } = best;
  return { sheet, head, passedSheets: sheets.slice(0, index).map(({ name }) => name) };
}

const isEmptiness = (error: unknown): boolean =>
  error instanceof FileProblemError && ['no-header', 'no-rows'].includes(error.problem.code);

const OF_CUSTOMERS = 3;

/** A single field name may be a word in an instruction or a summary. A single column is more likely a text than a table. */
function likenessOf({ table }: ReadSheet): number {
  const keys = countKeyFields(table.headers);
  if (keys >= 2) return OF_CUSTOMERS;
  if (table.headers.length < 2) return 0;
  return keys === 1 ? 2 : 1;
}
