import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPAIRED_BY_CLEARING, type IssueCode } from '../../../../shared/consumer/issue';
import { useFormats } from '../../../words/formats';
import type { OperationPreview } from '../../../../shared/sheet/operation';
import { previewOperation } from '../../../model/change-sheet';
import type { OpenedSheet } from '../../../model/sheet';
import { useAction } from '../../../hooks/use-action';
import { useBulkOperation } from '../../../hooks/use-bulk-operation';
import { RepairPreview } from './repair-preview';

/**
 * A button that previews and then does every offered repair of an issue, in one column or, with null, in all columns. Renders nothing if
 * there is no repair, or only one in the column: the cell has its own button for that.
 */
export function RepairAll({ sheet, code, column }: { sheet: OpenedSheet; code: IssueCode; column: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const { change } = useBulkOperation();
  const [preview, setPreview] = useState<OperationPreview | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const count = sheet.state.repairs
    .filter((repairs) => repairs.code === code && (column === null || repairs.column === column))
    .reduce((sum, repairs) => sum + repairs.count, 0);
  if (count === 0 || (column !== null && count === 1) || !sheet.state.complete) return null;
  const cells = formats.number(count);
  const operation = { kind: 'repair', code, column } as const;
  const verb = REPAIRED_BY_CLEARING.has(code) ? 'clear' : 'repair';

  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        loading={busy}
        data-testid="repair-all"
        ref={button}
        onClick={() => run(async () => setPreview(await previewOperation(operation)))}
      >
        {column !== null
          ? t(`rows.${verb}Column`, { cells })
          : count === 1
            ? t(`rows.${verb}Only`)
            : t(`rows.${verb}All`, { cells })}
      </Button>
      {preview !== null && (
        <RepairPreview
          title={t(`issueNames.${code}`)}
          preview={preview}
          columns={sheet.state.columns}
          onClose={() => {
            setPreview(null);
            button.current?.focus();
          }}
          onApply={() => {
            setPreview(null);
            const around = button.current?.closest<HTMLElement>('[tabindex="-1"]');
            run(async () => {
              await change(operation, t(`issueNames.${code}`));
              // The button is gone with the repaired issues.
              around?.focus();
            });
          }}
        />
      )}
    </>
  );
}
