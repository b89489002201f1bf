import { Radio, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../../../shared/shop/shop';
import { SHOP_HUES } from '../../../shared/shop/shop-hue';
import { HueDot } from '../../ui/shop-mark';
import classes from './shop-dialog.module.css';

/** The colour of a shop. Says which other shop has it already: then they are told apart by their names only. */
export function HueChoice({
  hue,
  others,
  onChange,
}: {
  hue: number | null;
  others: readonly Shop[];
  onChange: (hue: number) => void;
}) {
  const { t } = useTranslation();
  const sharing = others.find((shop) => shop.hue === hue);
  return (
    <Radio.Group
      label={t('shops.hue')}
      value={hue === null ? null : String(hue)}
      onChange={(value) => onChange(Number(value))}
    >
      <SimpleGrid cols={4} spacing="xs" verticalSpacing="sm" mt={6}>
        {Array.from({ length: SHOP_HUES }, (_, each) => (
          <Radio
            key={each}
            value={String(each)}
            label={
              <span className={classes['hue']}>
                <HueDot hue={each} />
                {t(`shops.hues.${each}`)}
              </span>
            }
          />
        ))}
      </SimpleGrid>
      {sharing !== undefined && (
        <Text size="sm" mt={6} className={classes['warning']} role="status">
          {t('shops.hueShared', { shop: sharing.name })}
        </Text>
      )}
    </Radio.Group>
  );
}
