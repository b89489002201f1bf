import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cellKindOf } from '../../../../shared/consumer/cells/read-cell';
import type { RepairCode } from '../../../../shared/sheet/operations/repair-choices';
import { useFormats } from '../../../words/formats';
import { AdoptDialog } from '../../adoption/adopt-dialog';
import { DuplicatesDialog } from '../duplicates/duplicates-dialog';
import { mergeOfColumn, repairsOfColumn } from '../offers/repair-offers';
import { RepairDialog } from '../status/repair-dialog';
import { openColumnDialog, type ColumnDialogProps } from './column-dialog';
import type { ColumnItemProps } from './column-items';

/** The repairs of a column: one item for each kind of issue that can be repaired, and what can be tidied. */
export function RepairItems({ sheet, column }: ColumnItemProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { rules, complete, list } = sheet.state;
  if (!complete) return null;
  const target = rules.layout.targets[column];
  const by = mergeOfColumn(sheet.state, column);
  const open = (code: RepairCode): void => openColumnDialog(sheet, column, dialogOf(code));
  const repairWord = (count: number): string =>
    count === 1 ? t('rows.repairOnly') : t('rows.repairAll', { cells: number(count) });
  return (
    <>
      {repairsOfColumn(sheet.state, column).map(({ code, count }) => (
        <Menu.Item key={code} data-testid="column-repair" data-code={code} onClick={() => open(code)}>
          {t('rows.repairInColumn', {
            issue: t(`issueNames.${code}`),
            cells: repairWord(count),
          })}
        </Menu.Item>
      ))}
      {target?.kind === 'field' && target.field === 'email' && (list?.kinds['email-elsewhere'] ?? 0) > 0 && (
        <Menu.Item data-testid="column-adopt" onClick={() => openColumnDialog(sheet, column, ADOPT_DIALOG)}>
          {t('elsewhere.inColumn')}
        </Menu.Item>
      )}
      {by !== null && (
        <Menu.Item data-testid="column-merge" onClick={() => openColumnDialog(sheet, column, MERGE_DIALOGS[by])}>
          {t(`rows.duplicates.inColumn.${by}`)}
        </Menu.Item>
      )}
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

const ADOPT_DIALOG = ({ onClose }: ColumnDialogProps) => <AdoptDialog onClose={onClose} />;

const MERGE_DIALOGS = {
  id: ({ sheet, onClose }: ColumnDialogProps) => (
    <DuplicatesDialog sheet={sheet} by="id" row={null} onClose={onClose} />
  ),
  email: ({ sheet, onClose }: ColumnDialogProps) => (
    <DuplicatesDialog sheet={sheet} by="email" row={null} onClose={onClose} />
  ),
};

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
