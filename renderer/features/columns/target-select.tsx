import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONSUMER_FIELDS, REQUIRED_FIELDS, type ConsumerField } from '../../../shared/consumer/fields';
import type { Target } from '../../../shared/consumer/target';
import { useFieldName } from '../../words/field-names';

const REQUIRED: readonly ConsumerField[] = REQUIRED_FIELDS;
const OPTIONAL = CONSUMER_FIELDS.filter((field) => !REQUIRED.includes(field));

/** The target of one column: a field, a custom attribute, or nowhere. A native select is fast with hundreds of columns. */
export function TargetSelect({
  index,
  header,
  target,
  onChange,
}: {
  index: number;
  header: string;
  target: Target;
  onChange: (target: Target) => void;
}) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const fields = (names: readonly ConsumerField[]) =>
    names.map((name) => ({ value: `field:${name}`, label: fieldName(name) }));
  const choose = (value: string): void => {
    const field = CONSUMER_FIELDS.find((name) => value === `field:${name}`);
    if (field !== undefined) onChange({ kind: 'field', field });
    else if (value === 'skip') onChange({ kind: 'skip' });
    else onChange({ kind: 'custom', key: header.trim() === '' ? `column_${index + 1}` : header.trim(), type: 'text' });
  };
  return (
    <NativeSelect
      aria-label={t('columns.targetOf', { header })}
      value={target.kind === 'field' ? `field:${target.field}` : target.kind}
      data={[
        { group: t('columns.groupRequired'), items: fields(REQUIRED) },
        { group: t('columns.groupOptional'), items: fields(OPTIONAL) },
        {
          group: t('columns.groupOther'),
          items: [
            { value: 'custom', label: t('columns.custom') },
            { value: 'skip', label: t('columns.skip') },
          ],
        },
      ]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}
