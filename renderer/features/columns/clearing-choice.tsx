import { useTranslation } from 'react-i18next';
import { withClearing, type SentTarget } from '../../../shared/consumer/rows/clearing';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { SendingChoice } from './sending-choice';

/** What empty cells of a column do: nothing, or clear the shop's value. */
export function ClearingChoice({
  header,
  target,
  mode,
  onChange,
}: {
  header: string;
  target: SentTarget;
  mode: DeliveryMode;
  onChange: (target: SentTarget) => void;
}) {
  const { t } = useTranslation();
  return (
    <SendingChoice
      label={t('columns.clears')}
      ofColumn={t('columns.clearsOf', { header })}
      effect={mode === 'create' ? t('columns.clearsNobody') : t('columns.clearsMeans')}
      checked={target.clears === true}
      onChange={(clears) => onChange(withClearing(target, clears))}
    />
  );
}
