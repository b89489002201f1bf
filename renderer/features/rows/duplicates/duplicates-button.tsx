import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssueCode } from '../../../../shared/consumer/issue';
import { useKeyboardBack } from '../../../hooks/use-keyboard-back';
import type { OpenedSheet } from '../../../model/sheet';
import { mergedBy } from '../offers/repair-offers';
import { DuplicatesDialog } from './duplicates-dialog';

/**
 * Opens the groups of duplicates, for the two issues that name them.
 *
 * @param row whose group is shown first; null for the first group
 */
export function DuplicatesButton({
  sheet,
  code,
  row,
  tabIndex,
}: {
  sheet: OpenedSheet;
  code: IssueCode;
  row: number | null;
  tabIndex?: 0 | -1;
}) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { button, giveBack } = useKeyboardBack();
  const by = mergedBy(code);
  if (by === null || !sheet.state.complete) return null;
  return (
    <>
      <Button
        ref={button}
        size="compact-sm"
        variant="light"
        data-testid="merge-duplicates"
        {...(tabIndex !== undefined && { tabIndex })}
        onClick={() => setOpen(true)}
      >
        {t('rows.duplicates.open')}
      </Button>
      {isOpen && (
        <DuplicatesDialog
          sheet={sheet}
          by={by}
          row={row}
          onClose={(isDone) => {
            setOpen(false);
            giveBack(isDone);
          }}
        />
      )}
    </>
  );
}
