import { SegmentedControl, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isIssueCode } from '../../../../shared/consumer/issue';
import type { DateEvidence, OperationPreview } from '../../../../shared/sheet/operation';
import {
  changesIds,
  choicesFor,
  type ChangedIdIssue,
  type RepairChoice,
  type RepairCode,
} from '../../../../shared/sheet/operations/repair-choices';
import { useFormats } from '../../../words/formats';
import { previewOperation } from '../../../model/change-sheet';
import { showRows } from '../../../model/show-rows';
import type { OpenedSheet } from '../../../model/sheet';
import { useChosenShop } from '../../../model/shops';
import { useAction } from '../../../hooks/use-action';
import { useSentOldIds } from '../../../hooks/use-sent-old-ids';
import { useBulkOperation } from '../../../hooks/use-bulk-operation';
import { RepairPreview } from './repair-preview';

/**
 * Previews a repair of an issue, or a tidying, in one column or, with null, in all; asks where the person has to decide for the column; and
 * does it. Shows nothing until the preview is there.
 */
export function RepairDialog({
  sheet,
  code,
  column,
  onClose,
  onDone,
}: {
  sheet: OpenedSheet;
  code: RepairCode;
  column: number | null;
  onClose: () => void;
  /** After the repair, and after the rows that it cannot help are shown. */
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { run } = useAction();
  const { change } = useBulkOperation();
  const choices = choicesFor(code);
  const [choice, setChoice] = useState<RepairChoice | undefined>(changesIds(code) ? 'hyphen' : undefined);
  const [preview, setPreview] = useState<OperationPreview | null>(null);
  const operation = { kind: 'repair', code, column, ...(choice === undefined ? {} : { choice }) } as const;
  const title = isIssueCode(code) ? t(`issueNames.${code}`) : t(`rows.tidy.${code}`);

  const load = useEffectEvent(() => {
    run(async () => {
      try {
        setPreview(await previewOperation(operation));
      } catch (error) {
        onClose();
        throw error;
      }
    });
  });
  useEffect(() => load(), [choice]);
  if (preview === null) return null;

  const { evidence } = preview;
  const header = column === null ? undefined : sheet.state.columns[column]?.header;
  const shown = choice ?? (evidence === undefined ? undefined : orderOf(evidence));
  return (
    <RepairPreview
      title={title}
      preview={preview}
      columns={sheet.state.columns}
      onClose={onClose}
      onApply={() => {
        onClose();
        run(async () => {
          await change(operation, title, header);
          onDone();
        });
      }}
      {...(isIssueCode(code) && {
        onShowUnhelped: () => {
          onClose();
          run(async () => {
            await showRows({ only: 'unhelped', issue: code });
            onDone();
          });
        },
      })}
    >
      {code === 'phone-several' && <Text size="sm">{t('issues.phone-several')}</Text>}
      {changesIds(code) && <OldIds code={code} column={column} />}
      {choices.length > 0 && (
        <>
          {evidence !== undefined && <Evidence {...evidence} />}
          <SegmentedControl
            mt="xs"
            aria-label={t('rows.choiceLabel')}
            data-testid="repair-choice"
            value={shown ?? ''}
            data={[
              ...(shown === undefined || code === 'letters-mixed' ? [{ value: '', label: t('rows.choice.none') }] : []),
              ...choices.map((value) => ({ value, label: t(`rows.choice.${value}`) })),
            ]}
            onChange={(value) => setChoice(choices.find((each) => each === value))}
          />
        </>
      )}
    </RepairPreview>
  );
}

function orderOf({ dayFirst, monthFirst }: DateEvidence): RepairChoice {
  return monthFirst > dayFirst ? 'month-first' : 'day-first';
}

/** What becomes of customers that the shop has under the ids of today, and how many rows were sent to it under them. */
function OldIds({ code, column }: { code: ChangedIdIssue; column: number | null }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const shop = useChosenShop();
  const count = useSentOldIds(shop?.id ?? '', code, column);
  return (
    <>
      <Text size="sm">{t('rows.repairIdsHint')}</Text>
      {count > 0 && (
        <Text size="sm" fw={600} mt={4} role="status" data-testid="sent-old-ids">
          {t('rows.sentOldIds', { count, rows: number(count), shop: shop?.name ?? '' })}
        </Text>
      )}
    </>
  );
}

/** What the column's other dates show. */
function Evidence({ dayFirst, monthFirst }: DateEvidence) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <Text size="sm" data-testid="date-evidence">
      {dayFirst > 0 && t('rows.evidenceDay', { count: dayFirst, rows: number(dayFirst) })}{' '}
      {monthFirst > 0 && t('rows.evidenceMonth', { count: monthFirst, rows: number(monthFirst) })}
      {dayFirst === 0 && monthFirst === 0 && t('rows.evidenceNone')}
    </Text>
  );
}
