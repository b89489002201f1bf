import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EmailChoice } from '../../../shared/consumer/verdict/email-decision';
import { useRun } from '../../hooks/use-action';
import { useEmailChoices } from './use-email-choices';

/** What was decided for a row whose e-mail belongs to another consumer, and how to take it back. */
export function DecisionLine({ row, decision }: { row: number; decision: EmailChoice }) {
  const { t } = useTranslation();
  const run = useRun();
  const { undecide } = useEmailChoices();
  return (
    <span data-testid="email-decision" data-decision={decision}>
      {t(`elsewhere.decided.${decision}`)}{' '}
      <Button size="compact-sm" variant="subtle" onClick={() => run(() => undecide(row))}>
        {t('elsewhere.undecide')}
      </Button>
    </span>
  );
}
