import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge';
import type { TakeBackPreview } from '../../../shared/delivery/compare/before-values';
import type { OutcomeCounts } from '../../../shared/delivery/outcome';
import { useFormats } from '../../words/formats';
import { useTakeBackWords } from '../../hooks/use-take-back';
import classes from './delivery.module.css';

/** What taking a delivery back has restored, and what it has not. */
export function TakeBackResult({ takenBack, outcomes }: { takenBack: string; outcomes: OutcomeCounts }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const words = useTakeBackWords();
  const [preview, setPreview] = useState<TakeBackPreview | null>(null);
  useEffect(() => {
    let isWanted = true;
    ask('delivery-take-back-preview', { id: takenBack }).then(
      (found) => isWanted && setPreview(found),
      // The delivery was deleted, so nothing is known about it any more.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [takenBack]);
  const { updated, skipped } = outcomes;
  const lines = [
    t('takeBack.restored', { count: updated, rows: formats.number(updated) }),
    ...(skipped === 0 ? [] : [t('takeBack.gone', { count: skipped, rows: formats.number(skipped) })]),
    ...(preview === null ? [t('takeBack.contactStays')] : words(preview)),
  ];
  return (
    <ul className={classes['takenBack']} data-testid="taken-back">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
