import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useRevert } from '../../hooks/use-revert';
import { TrashIcon, UndoIcon } from '../../ui/icons';

/** Buttons to restore or forget the previous values that a delivery keeps. */
export function RevertActions({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const { busy, start, forget } = useRevert(summary);
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        leftSection={<UndoIcon size={16} />}
        data-testid="take-back"
        onClick={start}
      >
        {t('revert.start')}
      </Button>
      <Button variant="subtle" color="gray" disabled={busy} leftSection={<TrashIcon size={16} />} onClick={forget}>
        {t('revert.forget')}
      </Button>
    </>
  );
}
