import { useTranslation } from 'react-i18next';
import type { OpenedSheet } from '../../model/sheet';
import { InfoIcon } from '../../ui/icons';
import { RepairAll } from './status/repair-all';
import classes from './rows-panel.module.css';

/** What is no issue, but could be tidied in all cells of a column at once. Renders nothing if there is nothing. */
export function TidyHints({ sheet }: { sheet: OpenedSheet }) {
  const { t } = useTranslation();
  const hints = sheet.state.repairs.filter(({ code }) => code === 'phone-form');
  if (hints.length === 0) return null;
  return (
    <ul className={classes['list']}>
      {hints.map(({ column }) => (
        <li key={column} data-severity="hint" data-code="phone-form" data-testid="tidy-hint">
          <InfoIcon size={16} />
          <span className={classes['name']}>
            <span>{t('rows.tidyHint.phone-form')}</span>
            <RepairAll sheet={sheet} code="phone-form" column={column} />
          </span>
        </li>
      ))}
    </ul>
  );
}
