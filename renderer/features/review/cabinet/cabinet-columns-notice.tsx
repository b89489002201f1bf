import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cabinetColumns } from '../../../../shared/consumer/cabinet/cabinet-columns';
import type { ColumnLayout } from '../../../../shared/consumer/target';
import classes from './cabinet-dialog.module.css';

/** Which columns do otherwise by file than when they are sent; nothing if there are none. */
export function CabinetColumnsNotice({ layout }: { layout: ColumnLayout }) {
  const { t } = useTranslation();
  const { leftOut, asAttributes, onlyFilling } = cabinetColumns(layout);
  const words = [
    ...leftOut.map((key) => t('cabinetFile.keyLeftOut', { key })),
    ...(asAttributes.length === 0 ? [] : [t('cabinetFile.asAttributes', { fields: asAttributes.join(', ') })]),
    ...(onlyFilling.length === 0 ? [] : [t('cabinetFile.onlyFilling', { fields: onlyFilling.join(', ') })]),
  ];
  return words.map((each) => (
    <Text key={each} size="sm" mt={4} className={classes['columns'] ?? ''}>
      {each}
    </Text>
  ));
}
