import { Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { knownRows } from '../../../shared/delivery/row-counts';
import type { DeliveryPreview } from '../../../shared/delivery/summary';
import { useFormats } from '../../words/formats';
import classes from './review-screen.module.css';

/** The number of rows that need not be sent, as was sent before or as the shop's list shows, with a choice to send them anyway. */
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
  const { unchanged, listed, contactOnly, notTaken } = preview;
  const { known } = knownRows(preview);
  if (known === 0) return null;
  const counted = (key: string, count: number) =>
    count === 0 ? null : <p>{t(`review.${key}`, { count, rows: formats.number(count) })}</p>;
  return (
    <div className={classes['unchanged']} data-testid="review-unchanged" data-count={known}>
      {!sendsAll && counted('unchanged', unchanged)}
      {!sendsAll && counted('listed', listed)}
      {!sendsAll && counted('contactOnly', contactOnly)}
      {!sendsAll && counted('notTaken', notTaken)}
      {listed < known && (
        <Text size="sm" c="dimmed">
          {t('review.ledgerIsLocal')}
        </Text>
      )}
      <Checkbox
        label={t('review.sendAll')}
        checked={sendsAll}
        onChange={(event) => onSendAll(event.currentTarget.checked)}
      />
    </div>
  );
}
