import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPAIRED_BY_CLEARING, type IssueCode } from '../../../../shared/consumer/issue';
import { useFormats } from '../../../words/formats';
import type { OperationPreview } from '../../../../shared/sheet/operation';
import { applyRepair, previewRepair, undoIfLast } from '../../../model/change-sheet';
import { showRows } from '../../../model/show-rows';
import type { OpenedSheet } from '../../../model/sheet';
import { useAction } from '../../../hooks/use-action';
import { notifyDeed, notifyHint } from '../../../ui/notify';
import { RepairPreview } from './repair-preview';

/** Each notice of a repair replaces the previous one, because only the last repair can be undone. */
const NOTICE_ID = 'repaired';

/**
 * A button that previews and then does every offered repair of an issue, in one column or, with null, in all columns. Renders nothing if
 * there is no repair, or only one in the column: the cell has its own button for that.
 */
export function RepairAll({ sheet, code, column }: { sheet: OpenedSheet; code: IssueCode; column: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const [preview, setPreview] = useState<OperationPreview | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const count = sheet.state.repairs
    .filter((repairs) => repairs.code === code && (column === null || repairs.column === column))
    .reduce((sum, repairs) => sum + repairs.count, 0);
  if (count === 0 || (column !== null && count === 1) || !sheet.state.complete) return null;
  const cells = formats.number(count);
  const verb = REPAIRED_BY_CLEARING.has(code) ? 'clear' : 'repair';

  const repair = async (): Promise<void> => {
    const { changed, contentRevision } = await applyRepair(code, column);
    const undoIt = async (): Promise<void> => {
      if (!(await undoIfLast(contentRevision))) notifyHint(t('rows.undoLaterFirst'), t('common.close'));
    };
    notifyDeed(
      NOTICE_ID,
      {
        title: t('rows.repairedCells', { count: changed, cells: formats.number(changed) }),
        text: t(`issueNames.${code}`),
        closeLabel: t('common.close'),
      },
      [
        { label: t('rows.undoRepair'), testId: 'repair-undo', onClick: () => run(undoIt) },
        {
          label: t('rows.showRepaired'),
          testId: 'repair-show',
          onClick: () => run(() => showRows({ only: 'edited' })),
        },
      ],
    );
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        loading={busy}
        data-testid="repair-all"
        ref={button}
        onClick={() => run(async () => setPreview(await previewRepair(code, column)))}
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
              await repair();
              // The button is gone with the repaired issues.
              around?.focus();
            });
          }}
        />
      )}
    </>
  );
}
