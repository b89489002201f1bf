import { useTranslation } from 'react-i18next';
import type { Operation } from '../../shared/sheet/operation';
import type { SheetView } from '../../shared/sheet/sheet-state';
import { applyBulk, undoIfLast } from '../model/change-sheet';
import { showRows } from '../model/show-rows';
import { notifyDeed, notifyHint } from '../ui/notify';
import { useFormats } from '../words/formats';
import { useAction } from './use-action';

/** The notice of an operation that does not only change cells. */
interface OwnNotice {
  title: string;
  showLabel: string;
  /** The rows that its button shows. */
  shown: Partial<SheetView>;
}

/** Each notice replaces the previous one, because only the last operation can be undone. */
const NOTICE_ID = 'bulk-operation';

/**
 * Does an operation that changes many cells, then says how many they were, with buttons to undo it and to show the changed rows.
 *
 * @returns `change` takes the operation, what the notice says about it, the header of the only column it changes, and words of its own if the
 *   changes are not only cells. It rejects with the operation's failure.
 */
export function useBulkOperation(): {
  busy: boolean;
  change: (operation: Operation, what: string, header?: string, own?: OwnNotice) => Promise<void>;
} {
  const { t } = useTranslation();
  const formats = useFormats();
  const { busy, run } = useAction();
  const change = async (operation: Operation, what: string, header?: string, own?: OwnNotice): Promise<void> => {
    const done = (count: number) =>
      header === undefined
        ? t('rows.repairedCells', { count, cells: formats.number(count) })
        : t('rows.repairedCellsIn', { count, cells: formats.number(count), column: header });
    const { changed, after } = await applyBulk(operation);
    const undoIt = async (): Promise<void> => {
      if (!(await undoIfLast(after))) notifyHint(t('rows.undoLaterFirst'), t('common.close'));
    };
    notifyDeed(
      NOTICE_ID,
      {
        title: own?.title ?? done(changed),
        text: what,
        closeLabel: t('common.close'),
      },
      [
        { label: t('rows.undoRepair'), testId: 'repair-undo', onClick: () => run(undoIt) },
        {
          label: own?.showLabel ?? t('rows.showRepaired'),
          testId: 'repair-show',
          onClick: () => run(() => showRows(own?.shown ?? { only: 'edited' })),
        },
      ],
    );
  };
  return { busy, change };
}
