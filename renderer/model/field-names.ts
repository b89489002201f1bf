import { useTranslation } from 'react-i18next';
import type { Target } from '../../shared/consumer/target';

/** `email — почта`: the name that the cabinet's files use, and what it means. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return (field) => `${field} — ${t(`fields.${field}`)}`;
}

/** The short name of a target for the grid's first header line. */
export function targetName(target: Target, t: (key: string) => string): string {
  switch (target.kind) {
    case 'field':
      return target.field;
    case 'custom':
      return `→ ${target.key}`;
    case 'skip':
      return t('columns.skipShort');
  }
}
