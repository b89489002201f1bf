import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPAIRED_BY_CLEARING, type IssueCode } from '../../../../shared/consumer/issue';
import { choicesFor } from '../../../../shared/sheet/operations/repair';
import { useFormats } from '../../../words/formats';
import type { OpenedSheet } from '../../../model/sheet';
import { RepairDialog } from './repair-dialog';

/**
 * A button that previews and then does every offered repair of an issue, in one column or, with null, in all columns. Renders nothing if
 * there is no repair, or only one in the column: the cell has its own button for that.
 */
export function RepairAll({ sheet, code, column }: { sheet: OpenedSheet; code: IssueCode; column: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const around = useRef<HTMLElement>(null);
  const offered = sheet.state.repairs.filter(
    (repairs) => repairs.code === code && (column === null || repairs.column === column),
  );
  const isChosen = choicesFor(code).length > 0;
  const count = offered.reduce((sum, repairs) => sum + repairs.count + (isChosen ? repairs.unhelped : 0), 0);
  const isAlone = column !== null && count === 1 && !isChosen;
  if (!sheet.state.complete || ((count === 0 || isAlone) && !isOpen)) return null;
  const cells = formats.number(count);
  const verb = REPAIRED_BY_CLEARING.has(code) ? 'clear' : 'repair';
  const [only, other] = offered;

  return (
    <>
      <Button
        size="compact-sm"
        variant="light"
        data-testid="repair-all"
        ref={button}
        onClick={() => {
          around.current = button.current?.closest<HTMLElement>('[tabindex="-1"]') ?? null;
          setOpen(true);
        }}
      >
        {count === 1 ? t(`rows.${verb}Only`) : t(`rows.${verb}${column === null ? 'All' : 'Column'}`, { cells })}
      </Button>
      {isOpen && (
        <RepairDialog
          sheet={sheet}
          code={code}
          column={column ?? (other === undefined ? (only?.column ?? null) : null)}
          onClose={() => {
            setOpen(false);
            button.current?.focus();
          }}
          // The button is gone with the repaired issues.
          onDone={() => around.current?.focus()}
        />
      )}
    </>
  );
}
