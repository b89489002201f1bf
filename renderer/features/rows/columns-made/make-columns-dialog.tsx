import { Alert, Button, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialogs/dialog';
import { DialogActions } from '../../../ui/dialogs/dialog-actions';
import { useFormClosing } from '../../../ui/dialogs/use-form-closing';
import type { SingleOperation } from '../../../../shared/sheet/operation';
import type { NewColumn } from '../../../../shared/sheet/operations/new-column';
import { useAction } from '../../../hooks/use-action';
import { useBulkOperation } from '../../../hooks/use-bulk-operation';
import { useOperationPreview } from '../../../hooks/use-operation-preview';
import { gridTargetStore } from '../../../model/navigation';
import type { OpenedSheet } from '../../../model/sheet';
import { WarningIcon } from '../../../ui/icons';
import { gridStore } from '../state/grid-store';
import classes from './columns-made.module.css';
import { MadeRows } from './made-rows';

/** The frame of a dialog that makes columns: its fields, what they would make, and the button that makes it. */
export function MakeColumnsDialog({
  title,
  sheet,
  operation,
  from,
  made,
  warning,
  onClose,
  children,
}: {
  title: string;
  sheet: OpenedSheet;
  /** Null while something is missing. */
  operation: SingleOperation | null;
  /** Columns that the new ones are made of. */
  from: readonly number[];
  made: readonly NewColumn[];
  /** What to think of before; null for nothing. */
  warning: string | null;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { change } = useBulkOperation();
  const { columns, complete } = sheet.state;
  const chosen = JSON.stringify([operation, made]);
  const [before] = useState(chosen);
  const close = useFormClosing(chosen !== before, onClose);
  const headers = made.map(({ header }) => header.trim());
  const wanted = complete && made.length > 0 && headers.every((header) => header !== '') ? operation : null;
  const previewed = useOperationPreview(wanted, sheet);
  const make = async (): Promise<void> => {
    if (wanted === null) return;
    const { position } = gridStore.get().focus;
    onClose();
    await change(wanted, t('columnsMade.made', { count: headers.length, columns: headers.join(', ') }));
    gridTargetStore.set({ position, column: columns.length });
  };
  return (
    <Dialog opened returnFocus={false} size="lg" title={title} onClose={close}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          run(make);
        }}
      >
        {children}
        {warning !== null && (
          <Alert color="yellow" icon={<WarningIcon size={18} />}>
            {warning}
          </Alert>
        )}
        {previewed !== null && 'failure' in previewed && (
          <Text size="sm" role="alert">
            {t(previewed.failure)}
          </Text>
        )}
        {previewed !== null && 'preview' in previewed && (
          <MadeRows
            preview={previewed.preview}
            from={from.map((column) => columns[column]?.header ?? '')}
            made={headers}
          />
        )}
        <DialogActions>
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={wanted === null} data-testid="repair-apply">
            {t('columnsMade.make', { count: Math.max(1, headers.length) })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
