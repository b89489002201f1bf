import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowRow } from '../../../shared/sheet/sheet-state';
import { useRun } from '../../hooks/use-action';
import { AdoptQuestion } from './adopt-question';
import { useEmailChoices } from './use-email-choices';

/** What can be done with one row whose e-mail belongs to another consumer, and why that cannot be updated. */
export function RowChoices({ row: { row, verdict } }: { row: Pick<WindowRow, 'row' | 'verdict'> }) {
  const { t } = useTranslation();
  const run = useRun();
  const { settle, leaveOut } = useEmailChoices();
  const [isAsking, setAsking] = useState(false);
  const adoption = verdict?.adoption ?? null;
  if (adoption === null) return null;
  const adopt = (): void => run(() => settle('adopt', [row], 1));
  return (
    <>
      {adoption.can ? (
        <Button
          size="compact-sm"
          variant="light"
          data-testid="adopt-row"
          onClick={() => (adoption.asks ? setAsking(true) : adopt())}
        >
          {t('elsewhere.adopt')}
        </Button>
      ) : (
        <span data-testid="adoption-refused">{t(`elsewhere.whyRow.${adoption.refusal}`)}</span>
      )}
      <Button
        size="compact-sm"
        variant="light"
        data-testid="without-email-row"
        onClick={() => run(() => settle('without-email', [row], 1))}
      >
        {t('elsewhere.withoutEmail')}
      </Button>
      <Button size="compact-sm" variant="light" onClick={() => run(() => leaveOut([row], 1))}>
        {t('elsewhere.leaveOut')}
      </Button>
      {isAsking && (
        <AdoptQuestion
          verdict={verdict}
          onAnswer={(isAgreed) => {
            setAsking(false);
            if (isAgreed) adopt();
          }}
        />
      )}
    </>
  );
}
