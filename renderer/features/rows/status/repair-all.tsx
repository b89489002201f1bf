import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isIssueCode, REPAIRED_BY_CLEARING } from '../../../../shared/consumer/issue';
import type { RepairCode } from '../../../../shared/sheet/operations/repair-choices';
import { useFormats } from '../../../words/formats';
import { useKeyboardBack } from '../../../hooks/use-keyboard-back';
import type { OpenedSheet } from '../../../model/sheet';
import { repairOfAll } from '../offers/repair-offers';
import { RepairDialog } from './repair-dialog';

/**
 * A button that previews and then does every offered repair of an issue, or a tidying, in one column or, with null, in all columns. Renders nothing if
 * there is no repair, or only one in the column: the cell has its own button for that.
 */
export function RepairAll({
  sheet,
  code,
  column,
  tabIndex,
}: {
  sheet: OpenedSheet;
  code: RepairCode;
  column: number | null;
  tabIndex?: 0 | -1;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { button, giveBack } = useKeyboardBack();
  const offer = repairOfAll(sheet.state, code, column);
  if (!sheet.state.complete || (offer === null && !isOpen)) return null;
  const count = offer?.count ?? 0;
  const cells = formats.number(count);
  const verb = isIssueCode(code) && REPAIRED_BY_CLEARING.has(code) ? 'clear' : 'repair';

  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        data-testid="repair-all"
        ref={button}
        {...(tabIndex !== undefined && { tabIndex })}
        onClick={() => setOpen(true)}
      >
        {count === 1 ? t(`rows.${verb}Only`) : t(`rows.${verb}${column === null ? 'All' : 'Column'}`, { cells })}
      </Button>
      {isOpen && (
        <RepairDialog
          sheet={sheet}
          code={code}
          column={offer?.column ?? column}
          onClose={() => {
            setOpen(false);
            giveBack(false);
          }}
          onDone={() => giveBack(true)}
        />
      )}
    </>
  );
}
