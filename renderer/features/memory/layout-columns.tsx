import { useTranslation } from 'react-i18next';
import type { SavedLayout } from '../../../shared/consumer/columns/saved-layout';
import { CONSUMER_FIELDS } from '../../../shared/consumer/fields';
import type { Target } from '../../../shared/consumer/target';
import { Details } from '../../ui/details';
import { useFieldName } from '../../words/field-names';
import classes from './memory.module.css';

/** A sheet may have 16,000 columns, and nobody reads more than these. */
const MOST_SHOWN = 200;

/** Where the columns of a layout go, one line each, and what it fills or leaves out. */
export function LayoutColumns({ layout }: { layout: SavedLayout }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const { targets, constants, without } = layout;
  const placeOf = (target: Target): string => {
    switch (target.kind) {
      case 'field':
        return target.inverted === true
          ? t('columns.invertedTarget', { field: fieldName(target.field) })
          : fieldName(target.field);
      case 'custom':
        return t('memory.attribute', { key: target.key });
      case 'skip':
        return t('columns.skipShort');
    }
  };
  const filled = CONSUMER_FIELDS.flatMap((field) => {
    const value = constants[field];
    return value === undefined ? [] : [t('columns.constantIs', { field: fieldName(field), value })];
  });
  return (
    <Details label={t('memory.columns', { count: targets.length })}>
      <ul className={classes['steps']}>
        {targets.slice(0, MOST_SHOWN).map(({ header, target }, index) => (
          <li key={index} className={classes['column']}>
            <span>{header === '' ? t('columns.noHeader', { number: index + 1 }) : header}</span>
            <span>{placeOf(target)}</span>
          </li>
        ))}
        {targets.length > MOST_SHOWN && <li>{t('memory.moreColumns', { count: targets.length - MOST_SHOWN })}</li>}
        {filled.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {without.map((field) => (
          <li key={field}>{t('columns.withoutIs', { field: fieldName(field) })}</li>
        ))}
      </ul>
    </Details>
  );
}
