import { onlyFillingColumns } from '../../../shared/consumer/rows/filling';
import type { SheetState } from '../../../shared/sheet/sheet-state';
import type { Translate } from '../../i18n/translate';

/** Warnings about columns that are not sent: they only fill what the shop lacks, and there is no list that says what that is. */
export function columnsNotSent({ list, rules, columns }: SheetState, t: Translate): string[] {
  if ((list ?? null) !== null) return [];
  return onlyFillingColumns(rules).map((column) =>
    t('cli.list.columnNotSent', { column: columns[column]?.header ?? String(column + 1) }),
  );
}
