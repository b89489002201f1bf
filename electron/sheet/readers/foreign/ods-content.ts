import { FileProblemError } from '../../source/file-problem-error';
import { decodeHtml } from './html-entities';

/** What SheetJS does not tell about an OpenDocument sheet. */
export interface OdsSheetFacts {
  /** Unescaped. */
  name: string;
  hidden: boolean;
  /** Ranges of hidden rows: the first one, and the one after the last, from 0. */
  hiddenRows: [start: number, end: number][];
}

/** SheetJS makes an object of each cell, also of each repeated one. This many fill its memory. */
const MAX_CELLS = 16_000_000;

/** A tag of a table, its row or cell, or the style of one. Attribute values may hold `>`. */
const TAG =
  /<(\/?)(?:[\w-]+:)?(table|table-row|table-cell|covered-table-cell|style|table-properties)(?=[\s>/])((?:[^>"']|"[^"]*"|'[^']*')*)>/g;

/** An empty cell tag. */
const EMPTY_CELL = /<((?:[\w-]+:)?table-cell)((?=[\s/])(?:[^>"']|"[^"]*"|'[^']*')*?)\/>/g;

/** A cell of this kind holds something, although nothing is between its tags. */
const HOLDS_SOMETHING = /[\s:](?:value-type|formula)=/;

/**
 * Prepares the content of an OpenDocument spreadsheet (OpenDocument 1.3, part 3, chapter 9) for SheetJS, which drops the value of a cell
 * that shows no text.
 */
export function openEmptyCells(content: string): string {
  return content.replace(EMPTY_CELL, (tag, name: string, attributes: string) =>
    HOLDS_SOMETHING.test(attributes) ? `<${name}${attributes}></${name}>` : tag,
  );
}

/**
 * The facts of each sheet of the document, in their order.
 *
 * @throws FileProblemError `too-large` if cells are repeated so often that no parser could hold them
 */
export function readOdsFacts(content: string): OdsSheetFacts[] {
  const hiddenStyles = new Set<string>();
  const sheets: OdsSheetFacts[] = [];
  let style = '';
  let row = 0;
  let rowsAlike = 1;
  let cells = 0;
  let depth = 0;
  for (const [, end, name, attributes = ''] of content.matchAll(TAG)) {
    if (end !== '') {
      if (name === 'table') depth -= 1;
      continue;
    }
    const attribute = (wanted: string): string => attributeOf(attributes, wanted);
    const isEmpty = attributes.endsWith('/');
    if (name === 'style') style = attribute('name');
    else if (name === 'table-properties' && attribute('display') === 'false') hiddenStyles.add(style);
    else if (name === 'table' && !isEmpty) {
      depth += 1;
      // A table within a cell belongs to a drawing.
      if (depth === 1) {
        sheets.push({
          name: decodeHtml(attribute('name')),
          hidden: hiddenStyles.has(attribute('style-name')),
          hiddenRows: [],
        });
        row = 0;
      }
    } else if (name === 'table-row' && depth === 1) {
      rowsAlike = timesOf(attribute('number-rows-repeated'));
      const next = row + rowsAlike;
      if (/^(?:collapse|filter)$/.test(attribute('visibility'))) sheets.at(-1)?.hiddenRows.push([row, next]);
      row = next;
    } else if (name?.endsWith('cell') === true && (!isEmpty || HOLDS_SOMETHING.test(attributes))) {
      cells += rowsAlike * timesOf(attribute('number-columns-repeated'));
      if (cells > MAX_CELLS) throw new FileProblemError('too-large', `The sheets have more than ${MAX_CELLS} cells.`);
    }
  }
  return sheets;
}

const timesOf = (repeated: string): number => Math.max(1, Math.floor(Number(repeated)) || 1);

/** An attribute's value whatever its prefix; empty if it is missing. */
function attributeOf(attributes: string, name: string): string {
  const found = new RegExp(`[\\s:]${name}=(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found?.[1] ?? found?.[2] ?? '';
}
