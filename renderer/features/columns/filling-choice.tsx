import { useTranslation } from 'react-i18next';
import type { SentTarget } from '../../../shared/consumer/rows/clearing';
import { withOnlyFilling } from '../../../shared/consumer/rows/filling';
import type { DeliveryMode } from '../../../shared/consumer/delivery-mode';
import { SendingChoice } from './sending-choice';

/** Whether a column is sent only where the shop has no value, which needs a list of the shop's consumers. */
export function FillingChoice({
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
      testId="only-if-empty"
      label={t('columns.onlyIfEmpty')}
      ofColumn={t('columns.onlyIfEmptyOf', { header })}
      effect={mode === 'create' ? t('columns.onlyIfEmptyNobody') : t('columns.onlyIfEmptyMeans')}
      checked={target.onlyIfEmpty === true}
      onChange={(onlyIfEmpty) => onChange(withOnlyFilling(target, onlyIfEmpty))}
    />
  );
}
