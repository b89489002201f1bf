import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeliveryPreview } from '../../../shared/delivery/summary';
import { useFormats } from '../../words/formats';
import classes from './review-screen.module.css';

/** The number of rows that were sent before and have not changed, with a choice to send them anyway. */
export function UnchangedNotice({
  preview,
  sendsAll,
  onSendAll,
}: {
  preview: DeliveryPreview;
  sendsAll: boolean;
  onSendAll: (all: boolean) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { unchanged, contactOnly, notTaken } = preview;
  const known = unchanged + contactOnly + notTaken;
  if (known === 0) return null;
  const counted = (key: string, count: number) =>
    count === 0 ? null : <p>{t(`review.${key}`, { count, rows: formats.number(count) })}</p>;
  return (
    <div className={classes['unchanged']} data-testid="review-unchanged" data-count={known}>
      {!sendsAll && counted('unchanged', unchanged)}
      {!sendsAll && counted('contactOnly', contactOnly)}
      {!sendsAll && counted('notTaken', notTaken)}
      <Text size="sm" c="dimmed">
        {t('review.ledgerIsLocal')}
      </Text>
      <Checkbox
        label={t('review.sendAll')}
        checked={sendsAll}
        onChange={(event) => onSendAll(event.currentTarget.checked)}
      />
    </div>
  );
}
