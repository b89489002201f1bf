import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './columns-made.module.css';

const MOST_LETTERS = 10;

/** A sign to split at or to join with. The usual ones have names, since a space cannot be seen. */
export function SignSelect({
  label,
  usual,
  value,
  onChange,
}: {
  label: string;
  /** The signs that have a name, with its locale key. */
  usual: readonly { sign: string; key: string }[];
  value: string;
  onChange: (sign: string) => void;
}) {
  const { t } = useTranslation();
  const [isOther, setOther] = useState(false);
  return (
    <div className={classes['fields']}>
      <NativeSelect
        label={label}
        value={isOther ? 'other' : value}
        data={[
          ...usual.map(({ sign, key }) => ({ value: sign, label: t(`columnsMade.signs.${key}`) })),
          { value: 'other', label: t('columnsMade.signs.other') },
        ]}
        onChange={({ currentTarget }) => {
          setOther(currentTarget.value === 'other');
          onChange(currentTarget.value === 'other' ? '' : currentTarget.value);
        }}
      />
      {isOther && (
        <TextInput
          label={t('columnsMade.sign')}
          value={value}
          maxLength={MOST_LETTERS}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </div>
  );
}
