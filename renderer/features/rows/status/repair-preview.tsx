import { Button, Group, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import type { OperationPreview } from '../../../../shared/sheet/operation';
import type { SheetColumn } from '../../../../shared/sheet/sheet-state';
import { useFormats } from '../../../words/formats';
import { CellText } from '../cell/cell-text';
import classes from './repair-preview.module.css';

/** What a repair would change: how many cells, and some of them before and after, with marks on what is easily overlooked. */
export function RepairPreview({
  title,
  preview,
  columns,
  children,
  onApply,
  onShowUnhelped,
  onClose,
}: {
  /** The issue that is repaired. */
  title: string;
  preview: OperationPreview;
  columns: readonly SheetColumn[];
  /** What has to be decided or known before. */
  children?: ReactNode;
  onApply: () => void;
  /** Shows the rows that this does not help. */
  onShowUnhelped?: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { changed, sample, unhelped = 0 } = preview;
  return (
    <Dialog opened returnFocus={false} size="lg" onClose={onClose} title={title}>
      <div data-testid="repair-preview">
        {children}
        <Text size="sm" mt={children === undefined ? 0 : 'xs'}>
          {t('rows.wouldChange', { count: changed, cells: formats.number(changed) })}
        </Text>
        {unhelped > 0 && onShowUnhelped !== undefined && (
          <Group gap="xs">
            <Text size="sm" data-testid="unhelped">
              {t('rows.unhelped', { count: unhelped, cells: formats.number(unhelped) })}
            </Text>
            <Button size="compact-sm" variant="subtle" data-testid="show-unhelped" onClick={onShowUnhelped}>
              {t('rows.showUnhelped')}
            </Button>
          </Group>
        )}
        <Table.ScrollContainer minWidth={420} mah="38vh" mt="sm" scrollAreaProps={{ tabIndex: 0 }}>
          <Table verticalSpacing={6} className={classes['cells'] ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('rows.number')}</Table.Th>
                <Table.Th>{t('rows.previewColumn')}</Table.Th>
                <Table.Th>{t('rows.before')}</Table.Th>
                <Table.Th>{t('rows.after')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sample.map(({ row, column, before, after }) => (
                <Table.Tr key={`${row}:${column}`}>
                  <Table.Td>{formats.number(row)}</Table.Td>
                  <Table.Td>{columns[column]?.header}</Table.Td>
                  <Table.Td className={classes['before'] ?? ''}>
                    <CellText text={before} search="" />
                  </Table.Td>
                  <Table.Td>
                    {after === '' ? (
                      <span className={classes['empty']}>{t('rows.emptyCell')}</span>
                    ) : (
                      <CellText text={after} search="" />
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {changed > sample.length && (
          <Text size="sm" c="dimmed" mt="xs">
            {t('rows.previewSample', { count: sample.length, cells: formats.number(sample.length) })}
          </Text>
        )}
        <DialogActions>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button data-autofocus data-testid="repair-apply" disabled={changed === 0} onClick={onApply}>
            {t('rows.applyRepair', { count: changed, cells: formats.number(changed) })}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
