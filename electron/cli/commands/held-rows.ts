import { fieldName } from '../../../shared/delivery/compare/differences';
import type { Outcome } from '../../../shared/delivery/outcome';
import { errorsOfBlocked, serverWords } from '../../../shared/delivery/outcome-message';
import type { Translate } from '../../i18n/translate';
import type { ListedIssue } from './list-issues';

/** How many kept-back or refused rows are listed one by one. */
export const HELD_ROWS_TOLD = 10;

/** A row that the shop does not have with the sheet's values, and the reason. */
export type HeldRow = { row: number; externalId: string } & Pick<Outcome, 'reason' | 'message' | 'field'>;

/** What is above the listed rows. */
const HELD_TITLES = { some: 'cli.held.first', all: 'cli.held.all' };

/**
 * Lists the first rows that were blocked or refused, each with its column and the reason, and says how to get all of them.
 *
 * @param count number of all such rows
 * @param issues of the sheet, if it was read; they name the columns
 * @param titles keys of the line above them
 */
export function heldWords(
  rows: readonly HeldRow[],
  count: number,
  issues: readonly ListedIssue[],
  t: Translate,
  titles: { some: string; all: string } = HELD_TITLES,
): string[] {
  if (count === 0) return [];
  const told = rows.slice(0, HELD_ROWS_TOLD);
  return [
    t(told.length < count ? titles.some : titles.all, { count, told: told.length }),
    ...told.map(({ row, externalId, ...held }) =>
      t(externalId === '' ? 'cli.held.row' : 'cli.held.rowWithId', {
        row,
        id: externalId,
        why: whyHeld(row, held, issues, t),
      }),
    ),
  ];
}

function whyHeld(row: number, held: Omit<HeldRow, 'row' | 'externalId'>, issues: readonly ListedIssue[], t: Translate) {
  const errors = issues.filter((issue) => issue.row === row && issue.severity === 'error');
  if (held.reason === 'kept-back' && errors.length > 0)
    return errors.map(({ column, message }) => (column === null ? message : `${column}: ${message}`)).join(' ');
  const column = held.field === null ? '' : `${fieldName(held.field)}: `;
  const reason = held.reason === null ? [] : [t(`outcomes.reason.${held.reason}`)];
  const codes = errorsOfBlocked(held).map((code) => `${t(`issueNames.${code}`)}.`);
  return column + [...reason, serverWords(held), ...codes].filter((words) => words !== '').join(' ');
}
