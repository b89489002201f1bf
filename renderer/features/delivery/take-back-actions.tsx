import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliverySummary } from '../../../shared/delivery/summary';
import { useTakeBack } from '../../hooks/use-take-back';
import { TrashIcon, UndoIcon } from '../../ui/icons';

/** Buttons to restore or forget the previous values that a delivery keeps. */
export function TakeBackActions({ summary }: { summary: DeliverySummary }) {
  const { t } = useTranslation();
  const { busy, start, forget } = useTakeBack(summary);
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        leftSection={<UndoIcon size={16} />}
        data-testid="take-back"
        onClick={start}
      >
        {t('takeBack.start')}
      </Button>
      <Button variant="subtle" color="gray" disabled={busy} leftSection={<TrashIcon size={16} />} onClick={forget}>
        {t('takeBack.forget')}
      </Button>
    </>
  );
}
