import { useTranslation } from 'react-i18next';
import type { OpenedSheet } from '../../model/sheet';
import { InfoIcon } from '../../ui/icons';
import { RepairAll } from './status/repair-all';
import classes from './rows-panel.module.css';

/** Offers one form for phones that are right, but written in several. Renders nothing where all have one form. */
export function TidyHints({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  if (!sheet.state.repairs.some(({ code }) => code === 'phone-form')) return null;
  return (
    <ul className={classes['list']}>
      <li data-severity="hint" data-code="phone-form" data-testid="tidy-hint">
        <InfoIcon size={16} />
        <span className={classes['name']}>
          <span>{t('rows.tidyHint.phone-form')}</span>
          <RepairAll sheet={sheet} code="phone-form" column={null} />
        </span>
      </li>
    </ul>
  );
}
