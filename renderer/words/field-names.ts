import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isInverted } from '../../shared/consumer/inverting';
import { CONSUMER_FIELDS } from '../../shared/consumer/fields';
import type { Target } from '../../shared/consumer/target';
import { fieldName } from '../../shared/delivery/compare/differences';

/** `почта · email`: the field's meaning, and its name in Aplaut's files. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return (field) => `${t(`fields.${field}`)} · ${field}`;
}

/** An attribute's name within a sentence: a consumer's field in words (`почта`), a custom attribute by its key. */
export function fieldWord(field: string, t: (key: string) => string): string {
  return CONSUMER_FIELDS.some((known) => known === field) ? t(`fields.${field}`) : fieldName(field);
}

/** The short name of a target, for the first line of the grid's header. */
export function targetName(target: Target, t: TFunction): string {
  switch (target.kind) {
    case 'field':
      return isInverted(target) ? t('columns.invertedTarget', { field: target.field }) : target.field;
    case 'custom':
      return `→ ${target.key}`;
    case 'skip':
      return t('columns.skipShort');
  }
}
