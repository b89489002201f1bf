import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NewColumn } from '../../../../shared/sheet/operations/new-column';
import { TargetSelect } from '../../columns/target-select';
import classes from './columns-made.module.css';

/** The name of a new column, and where it goes. A custom attribute has the column's name. */
export function NewColumnFields({
  index,
  label,
  column,
  onChange,
}: {
  /** The column's place in the sheet. */
  index: number;
  /** Of the field for the name. */
  label: string;
  column: NewColumn;
  onChange: (column: NewColumn) => void;
}) {
  const { t } = useTranslation();
  const { header, target } = column;
  return (
    <div className={classes['fields']}>
      <TextInput
        aria-label={label}
        value={header}
        error={header.trim() === '' && t('columnsMade.nameNeeded')}
        onChange={({ currentTarget: { value } }) =>
          onChange({ header: value, target: target.kind === 'custom' ? { ...target, key: value.trim() } : target })
        }
      />
      <TargetSelect
        index={index}
        header={header}
        target={target}
        onChange={(next) => onChange({ header, target: next })}
      />
    </div>
  );
}

/** A new column that goes into an attribute of its own name. */
export const asAttribute = (header: string): NewColumn => ({
  header,
  target: { kind: 'custom', key: header, type: 'text' },
});
