import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SheetCounts } from '../../../shared/sheet/sheet-state';
import { useFormats } from '../../words/formats';
import { ErrorIcon, MinusCircleIcon, WarningIcon } from '../../ui/icons';
import classes from './review-screen.module.css';

/** The rows that are not sent, and those that are sent with a warning. */
export function ReviewCounts({
  counts,
  skipBadCells,
  onShow,
}: {
  counts: SheetCounts;
  skipBadCells: boolean;
  onShow: (only: 'issues' | 'excluded') => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const incomplete = skipBadCells ? counts.oneBadCell : 0;
  const warned = counts.withIssues - counts.blocked - incomplete;
  const lines = [
    { tone: 'error', count: counts.blocked, key: 'blocked', only: 'issues', Sign: ErrorIcon },
    { tone: 'warning', count: incomplete, key: 'incomplete', only: 'issues', Sign: WarningIcon },
    { tone: 'warning', count: warned, key: 'warned', only: 'issues', Sign: WarningIcon },
    { tone: 'excluded', count: counts.excluded, key: 'excluded', only: 'excluded', Sign: MinusCircleIcon },
  ] as const;
  return (
    <ul className={classes['counts']}>
      {lines
        .filter(({ count }) => count > 0)
        .map(({ tone, count, key, only, Sign }) => (
          <li key={key} data-tone={tone} data-key={key}>
            <Sign size={18} />
            <span>{t(`review.${key}`, { count, rows: formats.number(count) })}</span>
            <Button variant="subtle" size="compact-sm" onClick={() => onShow(only)}>
              {t(`review.show.${only}`)}
            </Button>
          </li>
        ))}
    </ul>
  );
}
