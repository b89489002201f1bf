import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { inPhoneForm } from '../../../../shared/sheet/operations/repair';
import type { WindowRow } from '../../../../shared/sheet/sheet-state';
import { useAction } from '../../../hooks/use-action';
import { editCells } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { InfoIcon } from '../../../ui/icons';
import classes from './cell-status.module.css';
import { RepairAll } from './repair-all';

/** Offers to write a right phone as others of its column are written. Renders nothing where all have one form. */
export function PhoneFormLine({ sheet, row, column }: { sheet: OpenedSheet; row: WindowRow; column: number }) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { repairs, rules } = sheet.state;
  const isMixed = repairs.some((each) => each.code === 'phone-form' && each.column === column);
  const value = isMixed ? inPhoneForm(row.cells[column] ?? '', rules.layout.targets[column], rules.timeZone) : null;
  if (value === null) return null;
  return (
    <div className={classes['line']} data-tone="quiet" data-testid="phone-form-line">
      <InfoIcon size={16} />
      <span className={classes['what']}>{t('rows.phoneInOtherForm')}</span>
      <span className={classes['repairs']}>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => run(() => editCells([{ row: row.row, column, value }]))}
        >
          {t('rows.repair', { value })}
        </Button>
        <RepairAll sheet={sheet} code="phone-form" column={column} />
      </span>
    </div>
  );
}
