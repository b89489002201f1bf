import { useTranslation } from 'react-i18next';
import { isInverted, withInverting, type FlagTarget } from '../../../shared/consumer/inverting';
import { SendingChoice } from './sending-choice';

/** Whether a column says the opposite of its field, such as «Подписан на рассылку» of `unsubscribed`. */
export function InvertingChoice({
  header,
  target,
  onChange,
}: {
  header: string;
  target: FlagTarget;
  onChange: (target: FlagTarget) => void;
}) {
  const { t } = useTranslation();
  return (
    <SendingChoice
      label={t('columns.inverts')}
      ofColumn={t('columns.invertsOf', { header })}
      checked={isInverted(target)}
      onChange={(inverted) => onChange(withInverting(target, inverted))}
    />
  );
}
