import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cellKindOf } from '../../../../shared/consumer/cells/read-cell';
import type { OperationOf } from '../../../../shared/sheet/operation';
import { choicesFor } from '../../../../shared/sheet/operations/repair';
import { useFormats } from '../../../words/formats';
import { RepairDialog } from '../status/repair-dialog';
import { openColumnDialog, type ColumnDialogProps } from './column-dialog';
import type { ColumnItemProps } from './column-items';

type RepairCode = OperationOf<'repair'>['code'];

/** The repairs of a column: one item for each kind of issue that can be repaired, and what can be tidied. */
export function RepairItems({ sheet, column }: ColumnItemProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { repairs, rules, complete } = sheet.state;
  if (!complete) return null;
  const target = rules.layout.targets[column];
  const open = (code: RepairCode): void => openColumnDialog(sheet, column, dialogOf(code));
  const repairWord = (count: number): string =>
    count === 1 ? t('rows.repairOnly') : t('rows.repairAll', { cells: number(count) });
  return (
    <>
      {repairs
        .filter((each) => each.column === column)
        .map(({ code, count, unhelped }) => (
          <Menu.Item key={code} data-testid="column-repair" data-code={code} onClick={() => open(code)}>
            {t('rows.repairInColumn', {
              issue: t(`issueNames.${code}`),
              cells: repairWord(choicesFor(code).length > 0 ? count + unhelped : count),
            })}
          </Menu.Item>
        ))}
      {target !== undefined && cellKindOf(target) === 'phone' && (
        <Menu.Item data-testid="tidy-phone-form" onClick={() => open('phone-form')}>
          {t('rows.tidy.phone-form')}
        </Menu.Item>
      )}
      <Menu.Item data-testid="tidy-spaces" onClick={() => open('spaces')}>
        {t('rows.tidy.spaces')}
      </Menu.Item>
    </>
  );
}

const dialogs = new Map<RepairCode, (props: ColumnDialogProps) => React.JSX.Element>();

/** The dialog of a repair, always the same component for the same one. */
function dialogOf(code: RepairCode): (props: ColumnDialogProps) => React.JSX.Element {
  const known = dialogs.get(code);
  if (known !== undefined) return known;
  const dialog = ({ sheet, column, onClose }: ColumnDialogProps) => (
    <RepairDialog sheet={sheet} code={code} column={column} onClose={onClose} onDone={onClose} />
  );
  dialogs.set(code, dialog);
  return dialog;
}
