import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import type { RevertPreview } from '../../../shared/delivery/compare/previous-values';
import type { OutcomeCounts } from '../../../shared/delivery/outcome';
import { useFormats } from '../../words/formats';
import { useRevertWords } from '../../hooks/use-revert';
import classes from './delivery.module.css';

/** What taking a delivery back has restored, and what it has not. */
export function RevertResult({ reverted, outcomes }: { reverted: string; outcomes: OutcomeCounts }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useRevertWords();
  const [preview, setPreview] = useState<RevertPreview | null>(null);
  useEffect(() => {
    let isWanted = true;
    ask('delivery-revert-preview', { id: reverted }).then(
      (found) => isWanted && setPreview(found),
      // The delivery was deleted, so nothing is known about it any more.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [reverted]);
  const { updated, skipped } = outcomes;
  const lines = [
    t('revert.restored', { count: updated, rows: formats.number(updated) }),
    ...(skipped === 0 ? [] : [t('revert.gone', { count: skipped, rows: formats.number(skipped) })]),
    ...(preview === null ? [t('revert.contactStays')] : words(preview)),
  ];
  return (
    <ul className={classes['reverted']} data-testid="taken-back">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
