import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation, OperationPreview } from '../../../../shared/sheet/operation';
import { previewOperation } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useAction } from '../../../hooks/use-action';
import { useBulkOperation } from '../../../hooks/use-bulk-operation';
import { RepairPreview } from '../status/repair-preview';

/**
 * Previews the replacement of a column's values, then does it as one step.
 *
 * @returns the dialog of the preview, where it is open: it is shown in place of the one that asked for it
 */
export function useMapPreview({
  sheet,
  column,
  onClose,
}: {
  sheet: OpenedSheet;
  column: number;
  /** Called when it is done. */
  onClose: () => void;
}): {
  busy: boolean;
  ask: (values: readonly (readonly [from: string, to: string])[]) => void;
  preview: ReactNode;
} {
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const { change } = useBulkOperation();
  const [pending, setPending] = useState<{ operation: Operation; preview: OperationPreview } | null>(null);
  const title = t('rows.values.mapTitle', { column: sheet.state.columns[column]?.header ?? '' });
  return {
    busy,
    ask: (values) => {
      const table = values.map(([from, to]): [string, string] => [from, to]);
      const operation: Operation = { kind: 'map-values', column, values: table };
      run(async () => setPending({ operation, preview: await previewOperation(operation) }));
    },
    preview: pending !== null && (
      <RepairPreview
        title={title}
        preview={pending.preview}
        columns={sheet.state.columns}
        onClose={() => setPending(null)}
        onApply={() => {
          run(() => change(pending.operation, title));
          onClose();
        }}
      />
    ),
  };
}
