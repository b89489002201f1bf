import { AppError } from '../errors/app-error';

/** More than the clipboard of any spreadsheet program holds. */
const MAX_LETTERS = 128 * 1024 ** 2;
const TABLE = /<table[\s>]/i;
const MARK = '\ufeff';

/**
 * The content of a file with the table that was copied. Spreadsheet programs and browsers put cells with tabs between them into the text. HTML
 * counts only where the text has none.
 *
 * @throws AppError `no-table-in-clipboard`, `clipboard-too-large`
 */
export function tableOf({ text, html }: { text: string; html: string }): string {
  if (Math.max(text.length, html.length) > MAX_LETTERS) throw new AppError('clipboard-too-large');
  const table = !text.includes('\t') && TABLE.test(html) ? html : text;
  // A header and a row below it. A copied column may end in a million empty lines, over which one expression for both would take hours.
  if (table === text && !/[\r\n]/.test(text.trim())) throw new AppError('no-table-in-clipboard');
  // The mark says that it is UTF-8, so that nobody has to guess.
  return MARK + table.replace(/^\ufeff/, '');
}
