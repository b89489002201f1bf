import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CUSTOM_TYPES, type Target } from '../../../shared/consumer/target';
import classes from './columns-panel.module.css';

type CustomTarget = Extract<Target, { kind: 'custom' }>;

/** Name and type of a custom attribute. The name takes effect when its field loses the focus, not at every letter. */
export function CustomFields({
  header,
  target,
  onChange,
}: {
  header: string;
  target: CustomTarget;
  onChange: (target: CustomTarget) => void;
}) {
  const { t } = useTranslation();
  const [key, setKey] = useState(target.key);
  const commit = (): void => {
    if (key.trim() !== target.key) onChange({ ...target, key: key.trim() });
  };
  return (
    <div className={classes['custom']}>
      <TextInput
        aria-label={t('columns.keyOf', { header })}
        value={key}
        onChange={(event) => setKey(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setKey(target.key);
        }}
      />
      <NativeSelect
        aria-label={t('columns.typeOf', { header })}
        value={target.type}
        data={CUSTOM_TYPES.map((type) => ({ value: type, label: t(`columns.type.${type}`) }))}
        onChange={(event) => {
          const type = CUSTOM_TYPES.find((name) => name === event.currentTarget.value);
          if (type !== undefined) onChange({ ...target, type });
        }}
      />
    </div>
  );
}
